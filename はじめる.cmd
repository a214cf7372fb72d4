@echo off
chcp 65001 >nul
rem ダブルクリックで見本の号を作ります。Windows 用です。ここより上に日本語を書くと、文字化けした命令になります。
pushd "%~dp0"
title 通信の見本

where node >nul 2>nul
if errorlevel 1 goto nonode
where npm >nul 2>nul
if errorlevel 1 goto nonode

echo 通信の見本を作ります。はじめてのときは、準備に数分かかります。
echo.
call npm run -s demo
if errorlevel 1 goto failed
echo.
echo 終わりました。
goto end

:nonode
echo このパソコンには Node.js が入っていません。
echo.
echo  1. https://nodejs.org/ja/download を開きます。
echo  2. 「Node.js 24 LTS」の Windows インストーラー (.msi) を保存して、開きます。
echo  3. 画面のとおりに進めます。設定は変えなくてかまいません。
echo  4. 終わったら、もう一度「はじめる」をダブルクリックしてください。
goto end

:failed
echo.
echo うまくいきませんでした。上に出ている説明のとおりに直してから、もう一度「はじめる」をダブルクリックしてください。

:end
echo.
echo この画面は、何かキーを押すと閉じます。
pause >nul
popd

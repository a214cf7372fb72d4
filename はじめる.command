#!/bin/sh
# ダブルクリックで見本の号を作ります。macOS と Linux 用です。
cd "$(dirname "$0")" || exit 1

# ダブルクリックで開いたときは、ふだんの PATH が読みこまれないことがあります。
PATH="$PATH:/opt/homebrew/bin:/usr/local/bin"

if ! command -v npm >/dev/null 2>&1; then
  echo 'このパソコンには Node.js が入っていません。'
  echo
  echo ' 1. https://nodejs.org/ja/download を開きます。'
  echo ' 2. 「Node.js 24 LTS」のインストーラーを保存して、開きます。'
  echo ' 3. 終わったら、もう一度「はじめる」をダブルクリックしてください。'
else
  echo '通信の見本を作ります。はじめてのときは、準備に数分かかります。'
  echo
  if npm run -s demo; then
    printf '\n終わりました。\n'
  else
    printf '\nうまくいきませんでした。上に出ている説明のとおりに直してから、もう一度「はじめる」を開いてください。\n'
  fi
fi

if [ -t 0 ]; then
  printf '\nこの画面は、Enter キーを押すと閉じます。'
  read -r _
fi

/** Says below a table that it can be moved sideways, where it can. */
export function markWideTables(): void {
  for (const table of document.querySelectorAll('.table')) {
    table.classList.toggle('wide-table', table.scrollWidth > table.clientWidth);
  }
}

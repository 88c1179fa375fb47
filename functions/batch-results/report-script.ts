/** What filters the rows of the report; without it the page shows all of them. */
export const REPORT_SCRIPT = `
const form = document.getElementById('filters');
const rows = Array.from(document.querySelectorAll('#lines tbody tr'));
const shown = document.getElementById('shown');
function filter() {
  const { band, rule, mac, claim, correctable } = form.elements;
  const wanted = claim.value.trim().toLowerCase();
  let count = 0;
  for (const row of rows) {
    const { band: ownBand, rules, mac: ownMac, claim: ownClaim, corrections } = row.dataset;
    const fits =
      (!band.value || band.value === ownBand) &&
      (!rule.value || rules.split(' ').includes(rule.value)) &&
      (!mac.value || mac.value === ownMac) &&
      ownClaim.includes(wanted) &&
      (!correctable.checked || corrections !== '0');
    row.hidden = !fits;
    if (fits) count++;
  }
  shown.textContent = count === rows.length ? '' : count + ' of ' + rows.length + ' lines';
}
if (form) {
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  filter();
}
`;

/** How the report looks, on a screen and on paper. */
export const REPORT_STYLE = `
:root { --ink: #1b2430; --soft: #5b6776; --line: #d9dfe6; --ground: #ffffff; --panel: #f5f7fa; --high: #b3261e; --medium: #96610a; --low: #2b6b3f; --bar: #9db7d5; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1280px; padding: 24px; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
h1 { margin: 0; font-size: 24px; } h2 { font-size: 18px; margin: 24px 0 8px; }
header p { margin: 4px 0; color: var(--soft); overflow-wrap: anywhere; } header .care { color: var(--high); font-weight: 600; }
small, i { color: var(--soft); font-style: normal; font-size: 12px; }
.figures { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; }
.figure { background: var(--panel); border-radius: 8px; padding: 10px 16px; min-width: 110px; } .figure b { display: block; font-size: 22px; } .figure span { color: var(--soft); }
.figure.high b, .figure.loss b { color: var(--high); } .figure.medium b { color: var(--medium); } .figure.low b { color: var(--low); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); gap: 16px; align-items: start; }
figure { margin: 0; padding: 12px 16px; background: var(--panel); border-radius: 8px; } figcaption { font-weight: 600; margin-bottom: 8px; } figcaption i { display: block; font-weight: 400; }
svg { width: 100%; height: auto; font-size: 11px; } svg rect { fill: var(--bar); } svg text { fill: var(--ink); } svg .count { text-anchor: middle; } svg .tick { fill: var(--soft); font-size: 10px; }
.filters { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; margin-bottom: 8px; } .filters select, .filters input[type=search] { font: inherit; padding: 3px 6px; max-width: 260px; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; border-bottom: 2px solid var(--line); padding: 6px 8px; position: sticky; top: 0; background: var(--ground); }
td { border-bottom: 1px solid var(--line); padding: 8px; vertical-align: top; overflow-wrap: anywhere; } td:last-child { width: 55%; } td.n { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; } .band { font-weight: 700; } .band.high { color: var(--high); } .band.medium { color: var(--medium); } .band.low { color: var(--low); }
td p { margin: 0 0 4px; } .advice { color: var(--soft); } .none { color: var(--soft); margin: 0; }
.code { border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; font-size: 12px; white-space: nowrap; }
.correction { border-left: 3px solid var(--bar); padding-left: 8px; margin: 6px 0; }
pre { margin: 4px 0; font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; } pre del, pre ins { display: block; text-decoration: none; } pre del { color: var(--high); } pre ins { color: var(--low); } pre del::before { content: "- "; } pre ins::before { content: "+ "; }
details summary { cursor: pointer; color: var(--soft); font-size: 12px; } details ul { margin: 4px 0; padding-left: 18px; } .issues { margin: 8px 0; } .issues summary { font-size: 14px; color: var(--high); }
footer { color: var(--soft); margin-top: 24px; }
@media screen and (max-width: 760px) {
  body { padding: 12px; } table, tbody, tr, td { display: block; } thead, tr[hidden] { display: none; }
  tr { border-bottom: 2px solid var(--line); padding: 8px 0; } td, td:last-child { border: 0; padding: 2px 0; width: auto; } td.n { text-align: left; }
  td:nth-child(2)::before { content: "line "; } td:nth-child(4)::before { content: "units "; } td:nth-child(5)::before { content: "MAC "; } td:nth-child(6)::before { content: "risk "; } td:nth-child(7)::before { content: "loss "; }
}
@media print { body { max-width: none; padding: 0; font-size: 11px; } .filters, #shown { display: none; } th { position: static; } tr, figure { break-inside: avoid; } }
`;

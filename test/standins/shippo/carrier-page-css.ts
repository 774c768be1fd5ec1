export const CARRIER_CSS = `
:root { color-scheme: light; --ink: #1d2327; --soft: #50575e; --line: #dcdcde; --paper: #fff; --accent: #1d4ed8; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
header p { margin: .4rem 0 0; color: var(--soft); }
.notice { margin: 1rem 0 0; padding: .6rem .9rem; border-radius: 8px; background: #1d2327; color: #fff; font-weight: 600; overflow-wrap: anywhere; }
[role='status'] { position: sticky; top: 0; z-index: 1; padding-bottom: 1rem; }
.parcels { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
.parcel { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem; scroll-margin-top: 6rem; }
.parcel:target { outline: 3px solid var(--accent); }
.parcel p { margin: .3rem 0; }
.head { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.number { color: var(--soft); }
.number span { font-family: ui-monospace, monospace; color: var(--ink); overflow-wrap: anywhere; }
.badge { border-radius: 999px; padding: .1rem .65rem; font-size: .85rem; font-weight: 600; }
.waiting { background: #e5e7eb; color: #374151; }
.moving { background: #dbeafe; color: #1e40af; }
.good { background: #dcfce7; color: #166534; }
.bad { background: #fee2e2; color: #991b1b; }
.test { background: #fef3c7; color: #854d0e; }
.scans { list-style: none; margin: .6rem 0; padding: 0 0 0 .8rem; border-left: 3px solid var(--line); font-size: .92rem; }
.scans time { color: var(--soft); margin-right: .4rem; font-variant-numeric: tabular-nums; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .8rem; }
form a { margin-left: auto; }
button, .button { display: inline-block; min-height: 44px; padding: .5rem 1rem; border-radius: 8px; border: 1px solid #9ca3af;
  background: var(--paper); color: var(--ink); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button.accepted { background: var(--accent); border-color: var(--accent); color: #fff; }
button.delivered { background: #15803d; border-color: #15803d; color: #fff; }
button.lost { border-color: #b91c1c; color: #b91c1c; }
button:disabled { background: #f3f4f6; border-color: var(--line); color: #6b7280; cursor: not-allowed; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
.empty { background: var(--paper); border: 1px dashed #9ca3af; border-radius: 10px; padding: 2rem 1rem; text-align: center; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { button { flex: 1; } form a { margin: .4rem 0 0; width: 100%; } }
`;

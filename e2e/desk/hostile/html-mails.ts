/** Whole mails as senders build them, with one hostile string inside each place where strings stand in HTML. */
export function htmlMail(canary: string, at: number, inside: readonly string[]): string {
  const [first = "", second = "", third = ""] = inside;
  const body = bodies[at % bodies.length]!(canary, first);
  return `<!doctype html><html><head><title>${second}</title>${head(canary, at)}</head>
<body bgcolor="#000000" background="${canary}/body-${at}.png" onload="globalThis.suretyHit=1">
<div style="display:none;font-size:0">${third}</div>
${body}
<img src="${canary}/pixel-${at}.gif" width=1 height=1 alt="${second.replaceAll('"', "")}">
<p title="${third}">The end of mail ${at}</p></body></html>`;
}

const head = (canary: string, at: number): string =>
  [
    `<style>@font-face{font-family:Brand;src:url(${canary}/brand-${at}.woff2)} *{font:40px Brand!important;position:fixed}</style>`,
    `<link rel=stylesheet href="${canary}/style-${at}.css"><meta http-equiv=refresh content="0;url=${canary}/refresh-${at}">`,
    `<base href="${canary}/"><script src="script-${at}.js"></script>`,
    `<style>@import "${canary}/import-${at}.css"; @media screen{body{width:9000px;height:9000px}}</style>`,
    `<meta name=viewport content="width=5000"><style>:root{color-scheme:dark;background:url(${canary}/root-${at})}</style>`,
  ][at % 5] ?? "";

const nested = (depth: number, inside: string): string =>
  `${"<table width=900 border=1><tr><td>".repeat(depth)}${inside}${"</td></tr></table>".repeat(depth)}`;

const bodies: ((canary: string, inside: string) => string)[] = [
  (_canary, inside) => nested(60, inside),
  (canary, inside) =>
    `<a href="${canary}/click"><img src="${canary}/big.png" width=5000 height=5000></a><p>${inside}</p>`,
  (canary, inside) =>
    `<form action="${canary}/form" method=post><input name=password type=password autofocus>${inside}<button>Sign in</button></form>`,
  (canary, inside) =>
    `<iframe src="${canary}/frame"></iframe><object data="${canary}/object">${inside}</object><embed src="${canary}/embed">`,
  (canary, inside) =>
    `<svg width=4000 height=4000><image href="${canary}/image.svg"/><foreignObject>${inside}</foreignObject></svg>`,
  (canary, inside) =>
    `<div style="position:fixed;inset:0;z-index:9999;background:url(${canary}/cover)">${inside}</div>`,
  (canary, inside) =>
    `<video autoplay poster="${canary}/poster"><source src="${canary}/film"></video><picture><source srcset="${canary}/set 2x"><img></picture>${inside}`,
  (_canary, inside) =>
    `<marquee>${inside}</marquee><blink>${inside}</blink><dialog open>${inside}</dialog><details open ontoggle="globalThis.suretyHit=1">${inside}</details>`,
  (canary, inside) =>
    `<!--[if mso]><v:fill src="${canary}/outlook" /><![endif]--><math href="javascript:globalThis.suretyHit=1">${inside}</math>`,
  (_canary, inside) => `<pre>${"w".repeat(10_000)}</pre>${inside}<p>${"word ".repeat(4000)}</p>`,
];

import type { Page } from "../../e2e/browser.ts";

/** From a key to the next readable case, as the page itself measured it. */
export interface Sample {
  key: string;
  from: string;
  to: string;
  milliseconds: number;
}

/**
 * Runs in every page before its own scripts. A case is readable when it stands on the screen with its answers: the clock
 * stops after the frame in which both were drawn, and starts at the time stamp of the key itself.
 */
const meter = `
  const waiting = [];
  window.desk = {
    samples: [], pressed: null, opened: null,
    until: (ready) => new Promise((resolve) => { waiting.push({ ready, resolve }); tell(); }),
  };
  const tell = () => {
    for (const one of waiting) if (one.ready()) one.resolve();
  };
  const readable = () => {
    const shown = document.querySelector("[data-review]");
    const answers = document.querySelector('section[aria-label="Your answer"] button');
    return shown !== null && answers !== null && shown.textContent.length > 0 ? shown.dataset.review : null;
  };
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  });
  addEventListener("keydown", (event) => {
    if (["Enter", "s", "z"].includes(event.key)) window.desk.pressed = { key: event.key, at: event.timeStamp, from: readable() };
  }, true);
  new MutationObserver(() => {
    const now = readable();
    if (now === null) return;
    const { opened, pressed } = window.desk;
    if (opened === null) {
      window.desk.opened = 0;
      painted((at) => {
        window.desk.opened = at;
        tell();
      });
    }
    if (pressed === null || pressed.from === null || now === pressed.from) return;
    window.desk.pressed = null;
    painted((at) => {
      window.desk.samples.push({ key: pressed.key, from: pressed.from, to: now, milliseconds: at - pressed.at });
      tell();
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-review"] });
`;

const patienceMs = 20_000;

async function inTime(work: Promise<unknown>, what: string): Promise<void> {
  const late = new Promise<never>((_, refuse) =>
    setTimeout(() => refuse(new Error(`${what} did not come within ${patienceMs / 1000} s`)), patienceMs).unref(),
  );
  await Promise.race([work, late]);
}

export async function installMeter(page: Page): Promise<void> {
  await page.addInitScript(meter);
}

/** The sample of the key that was pressed when there were `before` of them. */
export async function nextSample(page: Page, before: number): Promise<Sample> {
  await inTime(page.evaluate(`window.desk.until(() => window.desk.samples.length > ${before})`), "the next case");
  return page.evaluate<Sample>(`window.desk.samples[${before}]`);
}

/** Milliseconds from the navigation to the first readable case. */
export async function untilOpened(page: Page): Promise<number> {
  await inTime(page.evaluate("window.desk.until(() => window.desk.opened > 0)"), "the first case");
  return page.evaluate<number>("window.desk.opened");
}

import type { Page } from "playwright-core";

/** One state of the desk: how to come to it, and what it is made of. */
export interface DeskState {
  /** By what people call it. */
  readonly name: string;
  come(): Promise<unknown>;
  /** It is a sheet over the page: what is behind it is not to be reached. */
  readonly sheet?: true;
  /** It stands in the list, which a phone shows instead of the open review. */
  readonly list?: true;
}

type Where = { page: Page; origin: string; review: () => { id: string; caseId: string } };

/** What an earlier state has chosen or typed would still stand there. */
const forgetTyped = `for (const name of Object.keys(localStorage).filter((each) => each.startsWith("surety.draft.")))
  localStorage.removeItem(name);
sessionStorage.clear()`;

/** A review open at the desk, with nothing typed and everything there. */
export async function openReview({ page, origin, review }: Where): Promise<void> {
  await page.goto(`${origin}/settings`);
  await page.evaluate(forgetTyped);
  await page.goto(`${origin}/inbox/${review().id}`);
  await page.getByRole("region", { name: "Your answer" }).waitFor();
  await page.getByRole("radio").first().waitFor({ state: "attached" });
  await page.getByRole("region", { name: "Who has it" }).waitFor();
  await page.getByRole("region", { name: "Reviews" }).getByRole("link").first().waitFor({ state: "attached" });
}

/** The states of the desk: pages, sheets over them, and what a key makes of them. */
export function deskStates(where: Where): DeskState[] {
  const { page, origin, review } = where;
  const open = () => openReview(where);
  const heading = (name: string | RegExp) => page.getByRole("heading", { name }).waitFor();
  const after =
    (key: string, there: () => Promise<unknown>, come = open) =>
    async () => {
      await come();
      await page.keyboard.press(key);
      await there();
    };
  const dialog = (name?: string) => () => page.getByRole("dialog", name === undefined ? {} : { name }).waitFor();
  const at = (path: string, there: () => Promise<unknown>) => async () => {
    await page.goto(origin + path);
    await there();
  };
  const selected = after("Shift+A", () => page.getByRole("region", { name: "Selected" }).waitFor());
  const fields = () => page.getByRole("group", { name: "Fields" }).getByRole("textbox").first().waitFor();
  const planned = async () => {
    await heading(/with one answer/);
    await page.getByRole("radio").first().waitFor({ state: "attached" });
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Decide \d/ }).waitFor();
  };
  const narrowed = async () => {
    await at(`/inbox/${review().id}?stakes=normal`, () =>
      page.getByRole("button", { name: /Save as view/ }).waitFor(),
    )();
    await page.keyboard.press("v");
    await dialog()();
  };
  const invited = async () => {
    await at("/settings?tab=people", () => page.getByRole("button", { name: "Invite somebody" }).click())();
    await page.getByRole("button", { name: "Make the link" }).waitFor();
  };
  const facts = async () => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("heading", { name: "What happened" }).waitFor();
  };
  return [
    { name: "a review", come: open },
    { name: "a review that is rejected", come: after("x", () => heading("Reject this case")) },
    { name: "a review that is sent back", come: after("w", () => heading("Ask the sender")) },
    { name: "a review that is split", come: after("p", () => heading("Split it into several cases")) },
    { name: "a review that goes to another queue", come: after(">", () => heading("Move it to another queue")) },
    { name: "a review whose fields are put right", come: after("e", fields) },
    {
      name: "the filters of the inbox",
      come: after("f", () => page.getByRole("group", { name: "Filters" }).waitFor()),
      list: true,
    },
    { name: "many selected", come: selected, list: true },
    { name: "the plan of many", come: after("b", planned, selected) },
    { name: "an empty inbox", come: at("/inbox?q=nothingiscalledthis", () => heading("Nothing waits here")) },
    { name: "giving a review", come: after("a", dialog("Give this review")), sheet: true },
    { name: "leaving a review", come: after("Shift+N", dialog("I should not decide this")), sheet: true },
    { name: "the keys of a page", come: after("?", dialog("Keys of this page")), sheet: true },
    { name: "finding anything", come: after("Control+k", dialog()), sheet: true },
    { name: "a view that is saved", come: narrowed, sheet: true },
    { name: "a case", come: () => at(`/cases/${review().caseId}`, facts)() },
    { name: "settings", come: at("/settings", () => page.getByText("Commands by single keys").waitFor()) },
    { name: "inviting somebody", come: invited, sheet: true },
  ];
}

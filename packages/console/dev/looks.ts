import type { Page } from "playwright-core";
import type { Scene } from "./fixture-state.ts";

/** One page as a person meets it: where it is, what shows that it is ready, what was done before the picture. */
export type Look = {
  name: string;
  path: string;
  ready?: string;
  scene?: Scene;
  widths?: number[];
  /** Milliseconds that each answer takes. */
  latency?: number;
  /** A path of the API that answers 500. */
  failing?: string;
  /** The server goes away after the page is there. */
  offline?: boolean;
  before?: (page: Page) => Promise<void>;
};

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(120);
    }
  };

export const looks: Look[] = [
  { name: "setup", path: "/setup?token=abc", scene: "setup" },
  { name: "sign-in", path: "/sign-in", scene: "signed-out" },
  { name: "overview", path: "/", ready: ".recharts-surface" },
  { name: "overview-first-day", path: "/", ready: "text=No workflow yet", scene: "first-day" },
  { name: "workflows", path: "/workflows", ready: "td" },
  { name: "map", path: "/workflows/support-triage", ready: ".react-flow__node" },
  { name: "map-node", path: "/workflows/support-triage?node=gate%2F1", ready: ".react-flow__node" },
  { name: "workflow-cases", path: "/workflows/support-triage?tab=cases", ready: "[role=gridcell]" },
  { name: "quality-tab", path: "/workflows/support-triage?tab=quality", ready: "figure, table" },
  { name: "gate", path: "/workflows/support-triage?tab=gate", ready: "figure" },
  { name: "gate-learning", path: "/workflows/lead-routing?tab=gate", ready: "text=Segments" },
  { name: "versions", path: "/workflows/support-triage?tab=versions", ready: "text=What a promotion signs" },
  { name: "versions-refused", path: "/workflows/invoice-approval?tab=versions", ready: "text=What a promotion signs" },
  {
    name: "versions-promote",
    path: "/workflows/lead-routing?tab=versions",
    ready: "text=What a promotion signs",
    before: (page) => page.click("text=Promote anyway"),
  },
  { name: "doctor", path: "/workflows/support-triage?tab=doctor", ready: "text=Accepted risks" },
  { name: "doctor-slice", path: "/workflows/lead-routing?tab=doctor", ready: "text=Copy rule" },
  { name: "doctor-clean", path: "/workflows/invoice-approval?tab=doctor", ready: "text=Nothing found" },
  {
    name: "doctor-more",
    path: "/workflows/support-triage?tab=doctor",
    ready: "text=Accepted risks",
    before: (page) => page.click("text=Example, and how to accept it"),
  },
  {
    name: "stage",
    path: "/workflows/support-triage?tab=versions",
    ready: "pre",
    before: (page) => page.click("text=Change stage"),
  },
  { name: "cases", path: "/cases", ready: "[role=gridcell]", before: press("j", "j", "j") },
  { name: "cases-none", path: "/cases?q=zebra", ready: "text=No case fits" },
  { name: "case", path: "/cases/case_999990", ready: "ol" },
  {
    name: "case-failed",
    path: "/cases?status=failed",
    ready: "[role=gridcell]",
    before: async (page) => {
      await page.click("[role=gridcell] a");
      await page.waitForSelector("ol");
    },
  },
  { name: "case-unknown", path: "/cases/case_x", ready: "[role=alert]" },
  { name: "inbox", path: "/inbox", ready: "fieldset" },
  { name: "inbox-phone", path: "/inbox", ready: "ul a", widths: [390] },
  { name: "inbox-override", path: "/inbox", ready: "fieldset", before: press("j", "5") },
  { name: "inbox-reject", path: "/inbox", ready: "fieldset", before: press("x", "4") },
  { name: "inbox-undo", path: "/inbox", ready: "fieldset", before: press("Enter") },
  { name: "inbox-review", path: "/inbox/rev_999997", ready: "fieldset", widths: [390] },
  { name: "inbox-held", path: "/inbox/rev_999995", ready: "[role=alert]" },
  { name: "inbox-empty", path: "/inbox", ready: "text=Nothing waits for you", scene: "first-day" },
  { name: "quality", path: "/quality?workflow=invoice-approval", ready: "table" },
  { name: "quality-learning", path: "/quality?workflow=lead-routing", ready: "text=Not measured yet" },
  { name: "journal", path: "/journal", ready: "[role=gridcell]", before: press("j", "j", "j", "j") },
  { name: "settings-keys", path: "/settings", ready: "li" },
  { name: "settings-connections", path: "/settings?tab=connections", ready: "li" },
  { name: "help", path: "/inbox", ready: "fieldset", before: press("?") },
  {
    name: "palette",
    path: "/",
    ready: ".recharts-surface",
    before: async (page) => {
      await page.keyboard.press("Control+k");
      await page.waitForSelector("[cmdk-input]");
      await page.keyboard.type("refund", { delay: 30 });
      await page.waitForTimeout(400);
    },
  },
  {
    name: "gate-read",
    path: "/workflows/support-triage?tab=gate",
    ready: "figure",
    before: async (page) => {
      await page.focus("[role=slider]");
      await press("ArrowLeft", "ArrowLeft")(page);
    },
  },
  { name: "case-done", path: "/cases/case_999995", ready: "ol" },
  { name: "case-waiting", path: "/cases/case_999983", ready: "ol" },
  {
    name: "loading",
    path: "/cases/case_999995",
    latency: 1500,
    ready: "h1",
  },
  { name: "loading-overview", path: "/", latency: 1500, ready: "h1" },
  {
    name: "lost",
    path: "/inbox",
    ready: "fieldset",
    offline: true,
    before: async (page) => {
      await page.fill("[data-note]", "Typed while the server was away");
      await page.waitForSelector("text=cannot be reached");
    },
  },
  { name: "overview-error", path: "/", failing: "/overview", ready: "[role=alert]" },
  { name: "cases-error", path: "/cases", failing: "/cases", ready: "[role=alert]" },
  { name: "not-found", path: "/nowhere" },
];

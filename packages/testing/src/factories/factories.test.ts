import { casePage, caseDetail as caseSchema, journalPage } from "@surety/core/wire/case";
import { overview as overviewSchema } from "@surety/core/wire/overview";
import { quality as qualitySchema } from "@surety/core/wire/quality";
import { reviewDetail as reviewSchema } from "@surety/core/wire/review";
import { session as sessionSchema } from "@surety/core/wire/session";
import { job as jobSchema, workflowDetail as workflowSchema } from "@surety/core/wire/workflow";
import { describe, expect, it } from "vitest";
import { caseDetail, nthCaseDetail } from "./case-detail.ts";
import { nthCase } from "./case-summary.ts";
import { nthJournalEntry } from "./journal-entry.ts";
import { overview } from "./overview.ts";
import { quality } from "./quality.ts";
import { nthReview, reviewDetail } from "./review.ts";
import { session } from "./session.ts";
import { job, workflowDetail } from "./workflow.ts";

const numbers = Array.from({ length: 200 }, (_, index) => index);

describe("factories", () => {
  it("make what the wire schemas describe, in every named state", () => {
    for (const make of Object.values(caseDetail)) expect(() => caseSchema.parse(make())).not.toThrow();
    for (const make of Object.values(reviewDetail)) expect(() => reviewSchema.parse(make())).not.toThrow();
    for (const make of Object.values(quality)) expect(() => qualitySchema.parse(make())).not.toThrow();
    for (const make of Object.values(session)) expect(() => sessionSchema.parse(make())).not.toThrow();
    for (const make of Object.values(job)) expect(() => jobSchema.parse(make())).not.toThrow();
    expect(() => workflowSchema.parse(workflowDetail.supportTriage())).not.toThrow();
    expect(() => overviewSchema.parse(overview.busyDay())).not.toThrow();
    expect(() => overviewSchema.parse(overview.firstDay())).not.toThrow();
  });

  it("make long lists that fit the schemas too", () => {
    expect(() => casePage.parse({ items: numbers.map((index) => nthCase(index)), next: null })).not.toThrow();
    expect(() =>
      journalPage.parse({ items: numbers.map((index) => nthJournalEntry(index)), next: null }),
    ).not.toThrow();
  });

  it("are repeatable", () => {
    expect(nthCaseDetail(12)).toEqual(nthCaseDetail(12));
    expect(nthReview(12)).toEqual(nthReview(12));
    expect(nthCase(3).title).not.toBe(nthCase(4).title);
  });

  it("say nothing of the machine's answer in a blind audit", () => {
    const audit = reviewDetail.audit();
    expect([audit.suggestion, audit.confidence, audit.case.answer, audit.questions[0]?.suggestion]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(audit.case.judgments).toEqual([]);
  });
});

import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { count } from "@surety/core/gate/percent";
import { ordinal } from "@surety/core/knowledge/ordinal";
import { type FoundPassage, type KeptSource, knowledgeName } from "@surety/core/wire/knowledge";
import { Command } from "commander";
import { isTable, readAnswers } from "../knowledge/read-answers.ts";
import { listKnowledgeBases, listKnowledgeSources, sourceNamed } from "../knowledge/read-knowledge.ts";
import type { House } from "../main.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

const shownSources = 200;
const shownPassages = 5;

/** `surety knowledge`: what drafts may rest on. */
export function knowledgeCommand(terminal: Terminal): Command {
  return new Command("knowledge")
    .addCommand(addCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(removeCommand(terminal))
    .addCommand(searchCommand(terminal));
}

function addCommand(terminal: Terminal): Command {
  return new Command("add")
    .description("add files (PDF, HTML, Markdown, text), or past answers (.csv, .jsonl with question and answer)")
    .argument("<base>")
    .argument("<files...>")
    .action(async (base: string, files: string[], _: object, command: Command) => {
      refuseBadName(base);
      await withHouse(command, terminal, async (house) => {
        const kept: KeptSource[] = [];
        for (const file of files) kept.push(await addOne(house, base, file));
        terminal.say("Working out what the passages mean…");
        await house.world.knowledge.embedMissing();
        const lines = kept.map(({ name, passages }) => `${name}: ${counted(passages)}`);
        terminal.answer({ base, sources: kept }, lines.join("\n"));
      });
    });
}

async function addOne(house: House, base: string, file: string): Promise<KeptSource> {
  const name = basename(file);
  if (isTable(name)) return house.commands.addKnowledgeAnswers(base, name, await readAnswers(file), commandLine);
  // A stream that fails before anybody reads it would end the process.
  await access(file).catch((error: unknown) => {
    throw notThere(file, error);
  });
  const { hash } = await house.files.add(createReadStream(file), name);
  return house.commands.addKnowledgeFile(base, { hash, name }, commandLine);
}

function listCommand(terminal: Terminal): Command {
  return new Command("list")
    .description("the knowledge bases, or the sources of one")
    .argument("[base]")
    .action(async (base: string | undefined, _: object, command: Command) => {
      await withHouse(command, terminal, async ({ database }) => {
        if (base !== undefined) {
          const { items } = await listKnowledgeSources(database, base, { limit: shownSources });
          const lines = items.map((one) => `${one.name}: ${counted(one.passages)} (${one.kind})`);
          return terminal.answer({ base, sources: items }, lines.join("\n") || `There is nothing in "${base}".`);
        }
        const items = await listKnowledgeBases(database);
        const lines = items.map((one) => `${one.name}: ${counted(one.passages)} of ${counted(one.sources, "source")}`);
        terminal.answer({ items }, lines.join("\n") || "There are none yet: surety knowledge add BASE FILE…");
      });
    });
}

function removeCommand(terminal: Terminal): Command {
  return new Command("remove")
    .description("remove a source by its name")
    .argument("<base>")
    .argument("<name>")
    .action(async (base: string, name: string, _: object, command: Command) => {
      await withHouse(command, terminal, async ({ database, commands }) => {
        const id = await sourceNamed(database, base, name);
        if (id === null) throw noSource(base, name);
        await commands.removeKnowledge(base, id, commandLine);
        terminal.answer({ base, name, id }, `${name} is gone from ${base}.`);
      });
    });
}

function searchCommand(terminal: Terminal): Command {
  return new Command("search")
    .description("the passages that fit a text best")
    .argument("<base>")
    .argument("<text>")
    .action(async (base: string, text: string, _: object, command: Command) => {
      await withHouse(command, terminal, async ({ world }) => {
        const items = await world.knowledge.search({ bases: [base], text, most: shownPassages });
        terminal.answer({ items }, items.map(passageText).join("\n\n") || `Nothing in "${base}" fits.`);
      });
    });
}

function passageText({ source, heading, page, text, answer, ...found }: FoundPassage): string {
  const place = [source.name, heading, page === null ? null : `page ${page}`].filter((part) => part !== null);
  return `${place.join(", ")} (${foundBy(found)})\n${answer === null ? text : `${text}\n→ ${answer}`}`;
}

function foundBy({
  byWords,
  byMeaning,
  similarity,
}: Pick<FoundPassage, "byWords" | "byMeaning" | "similarity">): string {
  const words = byWords === null ? [] : [`${ordinal(byWords)} by its words`];
  const meaning = byMeaning === null ? [] : [`${ordinal(byMeaning)} by its meaning`];
  const near = similarity === null ? [] : [`similarity ${similarity.toFixed(2)}`];
  return [...words, ...meaning, ...near].join(", ");
}

const counted = (n: number, noun = "passage"): string => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;

function refuseBadName(base: string): void {
  if (knowledgeName.safeParse(base).success) return;
  throw new UserError({
    code: "bad-knowledge-name",
    field: "base",
    message: `"${base}" is no name for a knowledge base.`,
    remedy: "Use lower-case letters, digits and dashes, beginning with a letter: help-pages.",
  });
}

function noSource(base: string, name: string): UserError {
  return new UserError({
    code: "source-not-found",
    field: "name",
    message: `The knowledge base "${base}" has no source "${name}".`,
    remedy: `surety knowledge list ${base} shows which there are.`,
  });
}

function notThere(file: string, cause: unknown): UserError {
  return new UserError({
    code: "file-not-found",
    field: file,
    cause,
    message: `There is no file ${file} that may be read.`,
    remedy: "Give the path of a file, from the present folder.",
  });
}

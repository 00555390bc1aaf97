import { fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ciiInvoice, ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentReader } from "./document-reader.ts";

const password = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`;

describe("DocumentReader", () => {
  let folder: string;
  let reader: DocumentReader;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-documents-"));
    // On a machine that many share a page takes its time.
    reader = new DocumentReader({ pageMs: 20_000, fileMs: 40_000 });
  });
  afterAll(async () => {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (content: string | Uint8Array) => {
    const path = join(folder, `${Math.random()}`);
    await writeFile(path, content);
    return path;
  };
  const read = async (content: string | Uint8Array, by = reader) => by.read(await file(content));

  it("reads the words of a PDF and where they stand, page by page", async () => {
    const reading = await read(pdfFile({ pages: [["Invoice 4711", "Total: 12.50 (EUR)"], ["Second page"]] }));
    expect(reading).toMatchObject({ type: "application/pdf", invoice: null, invoiceProblem: null, attachments: [] });
    expect(reading.text).toBe("Invoice 4711\nTotal: 12.50 (EUR)\n\nSecond page");
    const [first] = reading.pages;
    expect(first).toMatchObject({ width: 595, height: 842 });
    expect(first?.words?.map(({ text }) => text)).toEqual(["Invoice", "4711", "Total:", "12.50", "(EUR)"]);
    const [left, top, width, height] = first?.words?.[0]?.box ?? expect.unreachable("there is a word");
    expect([left > 70 && left < 76, top > 60 && top < 66, width > 35 && width < 50, height > 7 && height < 13]).toEqual(
      [true, true, true, true],
    );
  });

  it("draws a page as a picture", async () => {
    const png = await reader.picture(await file(pdfFile({ pages: [["Drawn"]] })), 0, 300);
    expect(Buffer.from(png.subarray(0, 8)).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    expect(Buffer.from(png).readUInt32BE(16)).toBe(300);
    const none = reader.picture(await file(pdfFile({})), 7, 300);
    await expect(none).rejects.toMatchObject({ code: "page-not-found" });
  });

  it("finds the e-invoice in a PDF, and says why where there should be one", async () => {
    const attached = (content: string, name = "factur-x.xml") => read(pdfFile({ attachments: [{ name, content }] }));
    const good = await attached(ciiInvoice());
    expect(good.attachments).toEqual([
      { name: "factur-x.xml", type: "application/xml", size: Buffer.byteLength(ciiInvoice()) },
    ]);
    expect(good.invoice?.invoice.number).toBe("R-2026-17");
    expect(good.invoice?.faults).toEqual([]);
    expect((await attached("<order/>", "order.xml")).invoiceProblem).toBeNull();
    expect((await attached("<order/>")).invoiceProblem).toBe("factur-x.xml: It is no e-invoice that is known.");
    const broken = await attached(ciiInvoice().replace("UTF-8", "UTF-8-W/O-BOM"));
    expect(broken.invoiceProblem).toBe(
      'factur-x.xml: The XML cannot be read: it says that its encoding is "UTF-8-W/O-BOM", which there is not.',
    );
  });

  it("holds an e-invoice against the page that people see, and against what the PDF says of it", async () => {
    const hybrid = async (total: string, objects: string[] = []) => {
      const page = ["Invoice R-2026-17", "Screws 90.00", "Handbook 20.00", "Tax 18.85", `Total ${total}`];
      return read(pdfFile({ pages: [page], attachments: [{ name: "factur-x.xml", content: ciiInvoice() }], objects }));
    };
    expect((await hybrid("133.85")).invoice).toMatchObject({ faults: [], doubts: [] });
    expect((await hybrid("1,133.85")).invoice?.faults.map(({ message }) => message)).toEqual([
      "totals.gross is 133.85 EUR, but no page shows that amount; the largest one there is 1,133.85.",
    ]);
    const description = "<fx:ConformanceLevel>EXTENDED</fx:ConformanceLevel>";
    const described = await hybrid("133.85", [
      `<< /Type /Metadata /Subtype /XML /Length ${description.length} >>\nstream\n${description}\nendstream`,
    ]);
    expect(described.invoice?.doubts.map(({ message }) => message)).toEqual([
      "profile is urn:cen.eu:en16931:2017, but the PDF around it says EXTENDED.",
    ]);
  });

  it("reads e-invoices that are XML, mails, images, HTML and text", async () => {
    expect((await read(`\ufeff${ublInvoice()}`)).invoice?.invoice.number).toBe("U-1");
    expect((await read(Buffer.from(`\ufeff${ublInvoice()}`, "utf16le"))).invoice?.invoice.number).toBe("U-1");
    const mail = await read(
      "From: ann@a.example\r\nTo: b@b.example\r\nSubject: Our order\r\nMIME-Version: 1.0\r\n" +
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease see below.\r\n' +
        '--b\r\nContent-Type: application/octet-stream; name="o.pdf"\r\nContent-Disposition: attachment; filename="o.pdf"\r\n\r\n%PDF-1.4\r\n--b--\r\n',
    );
    expect(mail).toMatchObject({ type: "message/rfc822", text: "Our order\n\nPlease see below." });
    expect(mail.attachments).toEqual([{ name: "o.pdf", type: "application/pdf", size: expect.any(Number) }]);
    const mailed = (...files: string[]) =>
      read(
        `From: ann@a.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${files
          .map(
            (one) =>
              `--b\r\nContent-Type: application/xml; name="i.xml"\r\nContent-Disposition: attachment\r\n\r\n${one}\r\n`,
          )
          .join("")}--b--\r\n`,
      );
    expect((await mailed(ublInvoice())).invoice?.invoice.number).toBe("U-1");
    expect((await mailed("<order/>", ublInvoice())).invoice?.invoice.number).toBe("U-1");
    expect(await mailed(ublInvoice(), ciiInvoice())).toMatchObject({
      invoice: null,
      invoiceProblem: "2 e-invoices are attached to the mail: send each by itself.",
    });
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    expect((await read(png)).pages).toEqual([{ width: 3, height: 2, words: [], text: "" }]);
    expect((await read("<html><body><p>One</p><script>x</script><p>Two</p>")).text).toBe("One\n\nTwo");
    expect((await read(Buffer.from("Gr\u00fc\u00dfe", "latin1"))).text).toBe("Gr\u00fc\u00dfe");
  });

  it.each([
    [
      "an encrypted one",
      pdfFile({ objects: [password], trailer: "/Encrypt 6 0 R /ID [<41> <41>]" }),
      "document-encrypted",
    ],
    ["a thousand pages", pdfFile({ pages: Array.from({ length: 1000 }, () => ["x"]) }), "document-too-long"],
    ["nothing behind its head", "%PDF-1.7\n", "document-broken"],
    ["noise behind its head", `%PDF-1.7\n${"\u00a7<<[[(".repeat(20_000)}`, "document-broken"],
    ["an image that is cut off", Buffer.from("89504e470d0a1a0a0000", "hex"), "document-broken"],
    ["XML that is cut off", ublInvoice().slice(0, 2000), "unreadable-xml"],
    [
      "XML with entities",
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${"c".repeat(1000)}">]><a>&b;</a>`,
      "unreadable-xml",
    ],
    ["an archive", "PK\u0003\u0004....", "unreadable-type"],
  ])("says what is wrong with %s", async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ kind: "user", code });
  });

  it("repairs a file whose table of places is wrong", async () => {
    const whole = pdfFile({ pages: [["Still here"]] }).toString("latin1");
    const broken = whole.replace(/startxref\n\d+/, "startxref\n99999999");
    expect((await read(Buffer.from(broken, "latin1"))).text).toBe("Still here");
  });

  it("lets nobody who was asked later wait for a bomb, whatever becomes of it", { timeout: 120_000 }, async () => {
    const bomb = pdfFile({ drawing: Buffer.alloc(60_000_000, "q\nQ\n") });
    const hasty = new DocumentReader({ pageMs: 3000, fileMs: 4000 });
    const began = performance.now();
    const [first, second] = await Promise.allSettled([read(bomb, hasty), read(pdfFile({ pages: [["Fine"]] }), hasty)]);
    expect(performance.now() - began).toBeLessThan(100_000);
    expect(first.status === "rejected" ? first.reason : { code: "read", kind: "user" }).toMatchObject({ kind: "user" });
    expect(second).toMatchObject({ status: "fulfilled", value: { text: "Fine" } });
    await hasty.close();
  });

  it.skipIf(process.platform !== "linux")(
    "does not outlive the server, whatever it is caught in",
    { timeout: 120_000 },
    async () => {
      const bomb = await file(pdfFile({ drawing: Buffer.alloc(100_000_000, "q\nQ\n") }));
      const host = fork(join(import.meta.dirname, "orphan-host.fixture.ts"), [bomb], { execArgv: [] });
      const children = () =>
        readFileSync(`/proc/${host.pid}/task/${host.pid}/children`, "utf8")
          .trim()
          .split(" ")
          .filter(Boolean)
          .map(Number);
      await expect.poll(() => children().length).toBe(1);
      const [reader = 0] = children();
      // Time to begin with the document.
      await sleep(1500);
      host.kill("SIGKILL");
      await expect
        .poll(() => existsSync(`/proc/${reader}/cmdline`) && readFileSync(`/proc/${reader}/cmdline`, "utf8"))
        .toBeFalsy();
    },
  );

  it("ends what takes longer than it may, and goes on with a fresh process", async () => {
    const hasty = new DocumentReader({ pageMs: 1, fileMs: 60_000 });
    await expect(read(pdfFile({}), hasty)).rejects.toMatchObject({ kind: "user", code: "document-too-slow" });
    await hasty.close();
    await expect(read(pdfFile({}), hasty)).rejects.toMatchObject({ kind: "transient", code: "reader-closed" });
  });
});

import { describe, expect, it } from "vitest";
import { sniffType } from "./sniff-type.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("sniffType", () => {
  it.each([
    ["%PDF-1.7\n", "application/pdf"],
    ["some bytes of a gateway\n%PDF-1.4", "application/pdf"],
    ["\u0089PNG\r\n\u001a\n", "image/png"],
    ["\u00ff\u00d8\u00ff\u00e0", "image/jpeg"],
    ["RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "image/webp"],
    [
      "PK\u0003\u0004....[Content_Types].xml....word/document.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["PK\u0003\u0004....a.txt", "application/zip"],
    ['\u00ef\u00bb\u00bf<?xml version="1.0"?><a/>', "application/xml"],
    ["\u00ff\u00fe<\u0000?\u0000x\u0000m\u0000l\u0000 \u0000", "application/xml"],
    ["<rsm:CrossIndustryInvoice xmlns:rsm='x'>", "application/xml"],
    ["<!DOCTYPE html><p>", "text/html"],
    ["Received: from a\r\nFrom: ann@a.example\r\nSubject: x\r\n\r\nhello", "message/rfc822"],
    ["From: ann@a.example\r\nMIME-Version: 1.0\r\n\r\n--b\r\n\r\n%PDF-1.4", "message/rfc822"],
    ["Dear all,\nfrom: nobody", "text/plain"],
    ["", "text/plain"],
    ["MZ\u0000\u0001", "application/octet-stream"],
  ])("reads %j", (text, type) => {
    expect(sniffType(bytes(text))).toBe(type);
  });
});

import { strToU8, zipSync } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = "http://schemas.openxmlformats.org";

/** Paragraphs as a DOCX file, the first one as its title. */
export function wordFile(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text, at) => paragraph(text, at === 0)).join("");
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${head}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${head}<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="rId1" Type="${openXml}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `${head}<w:document xmlns:w="${openXml}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

function paragraph(text: string, title: boolean): string {
  const look = title ? '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>' : "";
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:p><w:r>${look}<w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

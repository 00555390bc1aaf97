import { useState } from "react";
import { addKnowledge, useKnowledgeChanged } from "../../services/knowledge.ts";

/** A file on its way into a base, and what became of it. */
export interface AddedFile {
  id: number;
  name: string;
  state: { at: "waiting" } | { at: "reading" } | { at: "kept"; passages: number } | { at: "refused"; error: unknown };
}

/** Files are sent one after the other; one that is refused stops none of the others. */
export function useAddedFiles(base: string): {
  files: readonly AddedFile[];
  add(files: readonly File[]): Promise<void>;
  forget(): void;
} {
  const [files, setFiles] = useState<readonly AddedFile[]>([]);
  const changed = useKnowledgeChanged();
  const become = (id: number, state: AddedFile["state"]) =>
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, state } : one)));
  return {
    files,
    forget: () => setFiles((all) => all.filter(({ state }) => state.at === "waiting" || state.at === "reading")),
    async add(chosen) {
      const added = chosen.map((file) => ({ id: nextId(), file }));
      setFiles((all) => [
        ...all,
        ...added.map(({ id, file }) => ({ id, name: file.name, state: { at: "waiting" as const } })),
      ]);
      for (const { id, file } of added) {
        become(id, { at: "reading" });
        try {
          const { passages } = await addKnowledge(base, file);
          become(id, { at: "kept", passages });
        } catch (error) {
          become(id, { at: "refused", error });
        }
        await changed();
      }
    },
  };
}

let last = 0;
const nextId = (): number => (last += 1);

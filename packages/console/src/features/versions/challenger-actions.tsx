import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWithdraw } from "../../services/challengers.ts";
import { ConfirmButton } from "../settings/confirm-button.tsx";
import { isOpen } from "./challenger-words.ts";
import { PromoteDialog } from "./promote-dialog.tsx";

/** Promote or withdraw: each says what will happen before it does. */
export function ChallengerActions({ detail, workflow }: { detail: ChallengerDetail; workflow: string }) {
  const withdraw = useWithdraw(workflow, detail.id);
  if (!isOpen(detail.status) && detail.status !== "refused") return null;
  return (
    <>
      {withdraw.isError && <ProblemNote error={withdraw.error} />}
      {isOpen(detail.status) && (
        <ConfirmButton label="Withdraw" question="End the comparison?" onConfirm={() => withdraw.mutate()} />
      )}
      <PromoteDialog detail={detail} workflow={workflow} />
    </>
  );
}

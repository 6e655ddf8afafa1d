import * as contracts from '@hotline/shared/contracts/knowledge-editing.staff';
import * as words from '@hotline/shared/contracts/knowledge-words.staff';
import { route, type Route } from '../../platform/http/route';
import type { StaffActor } from '../staff';
import type { ItemStep, KnowledgeDeps } from './deps';
import { addItem, discardDraft, reworkDraft, saveDraft, submitDraft } from './drafts';
import { listItems } from './list-knowledge';
import { approveDraft, restoreVersion, retireItem } from './publish';
import { recordOf, versionOf } from './record';
import { addGroup, changeGroup, listGroups } from './synonyms';
import { changeDirectory } from './telephones';

interface StepCall {
  readonly actor: StaffActor;
  readonly input: { readonly params: { readonly id: string }; readonly body: { readonly version: number } };
}

const stepOf = ({ actor, input: { params, body } }: StepCall): ItemStep => ({ actor, id: params.id, version: body.version });

/** Texts: read by all staff, written by editors; a duty manager may be the second person at night. */
export function editingRoutes(deps: KnowledgeDeps): Route[] {
  const { staff } = deps;
  const editors = staff.gate('editor');
  const reviewers = staff.gate('editor', 'dutyManager');
  const record = (step: ItemStep, done: Promise<void>) => done.then(() => recordOf(deps, step.actor, step.id));
  return [
    route(contracts.listKnowledge, staff.gate(), ({ input }) => listItems(deps, input.query)),
    route(contracts.addKnowledge, editors, ({ actor, input }) => addItem(deps, actor, input.body)),
    route(contracts.getKnowledge, staff.gate(), ({ actor, input }) => recordOf(deps, actor, input.params.id)),
    route(contracts.getKnowledgeVersion, staff.gate(), ({ input: { params } }) => versionOf(deps, params.id, Number(params.version))),
    route(contracts.saveKnowledgeDraft, editors, (asked) => record(stepOf(asked), saveDraft(deps, stepOf(asked), asked.input.body))),
    route(contracts.submitKnowledgeDraft, editors, (asked) => record(stepOf(asked), submitDraft(deps, stepOf(asked), asked.input.body.note))),
    route(contracts.approveKnowledgeDraft, reviewers, (asked) => record(stepOf(asked), approveDraft(deps, stepOf(asked), asked.input.body.publishAt))),
    route(contracts.reworkKnowledgeDraft, reviewers, (asked) => record(stepOf(asked), reworkDraft(deps, stepOf(asked), asked.input.body.reason))),
    route(contracts.discardKnowledgeDraft, editors, async (asked) => {
      await discardDraft(deps, stepOf(asked));
      return {};
    }),
    route(contracts.restoreKnowledgeVersion, reviewers, (asked) => record(stepOf(asked), restoreVersion(deps, stepOf(asked), asked.input.body))),
    route(contracts.retireKnowledge, reviewers, (asked) => record(stepOf(asked), retireItem(deps, stepOf(asked), asked.input.body.reason))),
  ];
}

/** 同义词 and 区县电话. */
export function wordRoutes(deps: KnowledgeDeps): Route[] {
  const { staff, city } = deps;
  const editors = staff.gate('editor');
  return [
    route(words.listSynonyms, staff.gate(), async () => ({ items: await listGroups(deps) })),
    route(words.addSynonyms, editors, ({ actor, input }) => addGroup(deps, actor, input.body.words)),
    route(words.changeSynonyms, editors, async ({ actor, input: { params, body } }) => {
      await changeGroup(deps, { actor, ...params, ...body });
      return {};
    }),
    route(words.listTelephones, staff.gate(), async () => ({ items: await city.telephoneRecords() })),
    route(words.changeTelephones, editors, async ({ actor, input: { params, body } }) => {
      await changeDirectory(deps, actor, { ...params, ...body });
      return {};
    }),
  ];
}

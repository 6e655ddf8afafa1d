import type { AttachmentView } from '@hotline/shared/contracts/attachments';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { publicationChecks, type PublicationCheck } from '@hotline/shared/vocabulary/publication-check';
import { visibilities } from '@hotline/shared/vocabulary/visibility';
import { Pictures } from './pictures';
import { Fact, Section } from './section';

/** Loaded at once, not when played: the address is good for minutes, the ticket may be open for longer. */
function Voices({ voices }: { readonly voices: readonly AttachmentView[] }) {
  if (voices.length === 0) return null;
  return (
    <ol className="plain-list voices" data-testid="voices">
      {voices.map(({ id, url, seconds, transcript }, index) => (
        <li key={id}>
          <div className="quiet">语音 {index + 1} · {seconds} 秒</div>
          <audio controls preload="auto" src={url} aria-label={`语音 ${index + 1}，${seconds} 秒`} />
          {transcript ? <p className="prose">自动转写，未经核对：{transcript}</p> : null}
        </li>
      ))}
    </ol>
  );
}

/** Whether the request may be shown to others; the request itself is worked on either way. */
function PublicationMark({ check }: { readonly check: PublicationCheck }) {
  const warned = check === 'risky' || check === 'review';
  return <span className={warned ? 'mark mark-warn' : 'quiet'} data-testid="publication-check">{publicationChecks.labels[check]}</span>;
}

/** What the requester said. */
export function ContentSection({ ticket }: { readonly ticket: StaffTicket }) {
  const { content, attachments, categoryName, areaName, addressMasked, visibility, publicationCheck } = ticket;
  return (
    <Section title="诉求内容">
      <p className="prose" data-testid="ticket-content">{content}</p>
      <Pictures pictures={attachments.filter(({ seconds }) => seconds === null)} />
      <Voices voices={attachments.filter(({ seconds }) => seconds !== null)} />
      <dl className="facts">
        <Fact name="分类">{categoryName ?? '未定'}</Fact>
        <Fact name="区域">{areaName ?? '未定'}</Fact>
        {addressMasked ? <Fact name="地址">{addressMasked}</Fact> : null}
        <Fact name="公开方式"><span data-testid="visibility">{visibilities.labels[visibility]}</span>{visibility === 'public' ? <> · <PublicationMark check={publicationCheck} /></> : null}</Fact>
      </dl>
    </Section>
  );
}

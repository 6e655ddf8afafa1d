import type { ScanDay } from '@hotline/shared/contracts/outreach.staff';
import { formatDay } from '../parts/time';

const height = 96;
const barWidth = 14;

/** Scans by day as bars, those that brought a follower darker at the foot; the numbers on hover and in words for readers. */
export function ScanGraph({ days }: { readonly days: readonly ScanDay[] }) {
  const top = Math.max(1, ...days.map(({ scans }) => scans));
  const total = days.reduce((sum, { scans }) => sum + scans, 0);
  const tall = (count: number): number => (count / top) * height;
  return (
    <figure className="scan-graph">
      <figcaption>近30天扫码 {total} 次（深色为扫码后新关注）</figcaption>
      <svg viewBox={`0 0 ${days.length * barWidth} ${height + 1}`} role="img" aria-label={`近30天扫码 ${total} 次，单日最多 ${Math.max(0, ...days.map(({ scans }) => scans))} 次`}>
        {days.map(({ day, scans, follows }, index) => (
          <g key={day}>
            <title>{`${formatDay(day)}：扫码 ${scans} 次，新关注 ${follows} 人`}</title>
            <rect x={index * barWidth} y={0} width={barWidth} height={height} fill="transparent" />
            <rect x={index * barWidth + 2} y={height - tall(scans)} width={barWidth - 4} height={tall(scans)} className="scan-bar" />
            <rect x={index * barWidth + 2} y={height - tall(follows)} width={barWidth - 4} height={tall(follows)} className="scan-bar-follow" />
          </g>
        ))}
        <line x1={0} x2={days.length * barWidth} y1={height} y2={height} className="scan-line" />
      </svg>
      <div className="line-between quiet scan-ends"><span>{formatDay(days[0]?.day ?? '')}</span><span>{formatDay(days.at(-1)?.day ?? '')}</span></div>
    </figure>
  );
}

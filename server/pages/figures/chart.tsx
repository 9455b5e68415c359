import { useEffect, useRef } from 'preact/hooks';
import {
  Chart,
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  Tooltip,
  type ChartData,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

interface BarsProps {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** Bars lie on their side: names are long. */
  readonly flat?: boolean;
  readonly unit?: string;
}

/** Told apart on paper without colour too: from dark to light. */
const COLOURS = ['#1f4e79', '#7fa8cf', '#c7d6e6', '#5d6b7a'];
const ROW = 30;

/** A bar chart; the same numbers stand in a table elsewhere on the page. */
export default function Bars({ title, labels, series, flat = false, unit = '' }: BarsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = flat ? Math.max(160, labels.length * ROW + 70) : 320;
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const data: ChartData<'bar', (number | null)[], string> = {
      labels: [...labels],
      datasets: series.map(({ label, values }, at) => ({
        label,
        data: [...values],
        backgroundColor: COLOURS[at % COLOURS.length]!,
        maxBarThickness: 26,
      })),
    };
    const chart = new Chart(canvas.current, {
      type: 'bar',
      data,
      options: {
        indexAxis: flat ? 'y' : 'x',
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        locale: 'ru-RU',
        font: { family: getComputedStyle(document.body).fontFamily },
        plugins: {
          legend: { display: series.length > 1, position: 'bottom' },
          tooltip: { callbacks: { label: (item) => `${item.dataset.label ?? ''}: ${item.formattedValue}${unit}` } },
        },
        scales: {
          x: { beginAtZero: true, grid: { display: flat }, ...(flat ? {} : {}) },
          y: { beginAtZero: true, grid: { display: !flat } },
        },
      },
    });
    return () => chart.destroy();
  }, [labels, series, flat, unit]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div class="chart" style={{ height: `${height}px` }}>
        <canvas ref={canvas} role="img" aria-label={title} />
      </div>
    </figure>
  );
}

import type { Counted, Metrics } from "../queries/read-metrics.ts";

interface Process {
  memoryUsage(): { rss: number; heapUsed: number };
  cpuUsage(): { user: number; system: number };
  uptime(): number;
}

/** The numbers in the Prometheus text format. */
export function metricsText(metrics: Metrics, process: Process): string {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    metric("surety_cases", "gauge", "Cases by status; done ones of the last 24 hours", metrics.cases),
    metric("surety_reviews_open", "gauge", "Reviews that wait for people", metrics.reviews),
    metric("surety_effects_pending", "gauge", "Effects written down and not yet sent", one(metrics.effectsPending)),
    metric("surety_arrivals_24h", "gauge", "Arrivals of the last 24 hours by fate", metrics.arrivals),
    metric(
      "surety_oldest_runnable_seconds",
      "gauge",
      "Age of the oldest case that could run",
      one(metrics.oldestRunnableSeconds),
    ),
    metric("process_resident_memory_bytes", "gauge", "Resident memory", one(rss)),
    metric("nodejs_heap_used_bytes", "gauge", "Heap in use", one(heapUsed)),
    metric("process_cpu_seconds_total", "counter", "CPU time of this process", one((user + system) / 1e6)),
    metric("process_uptime_seconds", "gauge", "Time since the start", one(process.uptime())),
  ].join("");
}

function one(count: number): Counted[] {
  return [{ labels: {}, count }];
}

function metric(name: string, type: string, help: string, counted: readonly Counted[]): string {
  const lines = counted.map(({ labels, count }) => `${name}${labelsText(labels)} ${count}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelsText(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`,
  );
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

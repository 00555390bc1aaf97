/** Every page of the console, by what people call it. */
export const consolePages: Readonly<Record<string, string>> = {
  overview: "/",
  workflows: "/workflows",
  map: "/workflows/support-triage",
  gate: "/workflows/support-triage?tab=gate",
  quality: "/workflows/support-triage?tab=quality",
  value: "/workflows/support-triage?tab=value",
  versions: "/workflows/support-triage?tab=versions",
  doctor: "/workflows/support-triage?tab=doctor",
  cases: "/cases",
  inbox: "/inbox",
  alerts: "/alerts",
  datasets: "/datasets",
  labels: "/datasets?tab=labels",
  people: "/datasets?tab=people",
  journal: "/journal",
  settings: "/settings",
};

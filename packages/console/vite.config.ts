import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Everything is a file of our own origin: the server's policy allows no inline script and no other host. */
export default defineConfig({
  base: "/",
  plugins: [react(), tailwind()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2023",
    // React, Base UI and Zod, which every page needs, are 640 kB before they are packed.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    // What every page needs is two files, ours and others': a browser asks for, checks and links each file by itself.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "libraries", test: /node_modules/, tags: ["$initial"] }],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:4310" } },
});

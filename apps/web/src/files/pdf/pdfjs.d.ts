/** What it exports is for pages; in a worker it is loaded for what it does. */
declare module 'pdfjs-dist/build/pdf.worker.min.mjs';

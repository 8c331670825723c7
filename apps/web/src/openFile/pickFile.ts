/** Only to be called while a key or button is handled: browsers open no picker by themselves. */
export function pickFile(onPicked: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  // No `accept`: a file is told by its content, and endings of other programs mean nothing to most systems.
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) onPicked(file);
  });
  input.click();
}

/** A file or a link that hangs on a record. */
export interface Attachment {
  id: string;
  module: string;
  parentId: string;
  fileName: string;
  /** Bytes; 0 for a link. */
  size: number;
  link: string | null;
  by: string;
  createdAt: number;
}

export class AttachmentStore {
  #attachments: Attachment[] = [];

  add(attachment: Attachment): void {
    this.#attachments.push(attachment);
  }

  of(parentId: string): Attachment[] {
    return this.#attachments.filter((attachment) => attachment.parentId === parentId);
  }

  remove(parentId: string, id: string): boolean {
    const before = this.#attachments.length;
    this.#attachments = this.#attachments.filter((known) => known.id !== id || known.parentId !== parentId);
    return this.#attachments.length < before;
  }

  clear(): void {
    this.#attachments = [];
  }
}

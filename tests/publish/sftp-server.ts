/** A real SSH server on this machine with the SFTP subsystem over a folder, as rented web space has it. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join, posix } from 'node:path';
import { type Attributes, Server, type SFTPWrapper, utils } from 'ssh2';

const { OPEN_MODE, STATUS_CODE } = utils.sftp;

export const USER = 'mihon';
export const PASSWORD = 'mihon-password';

export interface SftpServer {
  /** `sftp://…` of a path. */
  url(path: string): string;
  /** `SHA256:…` of its key. */
  readonly hostKey: string;
  /** From now on, writing fails after this many files: the space is full. */
  fillUpAfter(files: number): void;
  /** The line is cut at the n-th rename from now. */
  cutAtRename(count: number): void;
  close(): Promise<void>;
}

type Reply = (work: () => Promise<void>) => Promise<void>;

const attributesOf = async (path: string): Promise<Attributes> => {
  const { mode, uid, gid, size, atimeMs, mtimeMs } = await stat(path);
  return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
};

const statusOf = (fault: unknown): number =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE;

export async function startSftpServer(root: string): Promise<SftpServer> {
  const keys = utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const parsed = utils.parseKey(keys.public);
  if (parsed instanceof Error) throw parsed;
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  let filesLeft = Number.POSITIVE_INFINITY;
  let renamesLeft = Number.POSITIVE_INFINITY;

  const serve = (sftp: SFTPWrapper): void => {
    const handles = new Map<number, FileHandle | { names: string[] | undefined; readonly folder: string }>();
    let last = 0;
    const local = (path: string): string => join(root, posix.resolve('/', path));
    const keep = (id: number, handle: FileHandle | { names: string[] | undefined; readonly folder: string }): void => {
      last += 1;
      handles.set(last, handle);
      const name = Buffer.alloc(4);
      name.writeUInt32BE(last);
      sftp.handle(id, name);
    };
    const find = (handle: Buffer) => handles.get(handle.readUInt32BE());
    const answer =
      (id: number): Reply =>
      async (work) => {
        try {
          await work();
        } catch (fault) {
          sftp.status(id, statusOf(fault));
        }
      };
    const ok = (id: number, work: Promise<unknown>): Promise<void> =>
      answer(id)(async () => {
        await work;
        sftp.status(id, STATUS_CODE.OK);
      });
    const describe = (id: number, path: string): Promise<void> =>
      answer(id)(async () => sftp.attrs(id, await attributesOf(local(path))));
    sftp.on('REALPATH', (id, path) => {
      const filename = posix.resolve('/', path);
      sftp.name(id, [
        { filename, longname: filename, attrs: { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } },
      ]);
    });
    sftp.on('STAT', describe).on('LSTAT', describe);
    sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK)).on('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
    sftp.on('MKDIR', (id, path) => ok(id, mkdir(local(path))));
    sftp.on('RMDIR', (id, path) => ok(id, rmdir(local(path))));
    sftp.on('REMOVE', (id, path) => ok(id, rm(local(path))));
    sftp.on('RENAME', (id, from, to) => {
      renamesLeft -= 1;
      if (renamesLeft < 0) cut();
      else void ok(id, rename(local(from), local(to)));
    });
    sftp.on('OPENDIR', (id, path) =>
      answer(id)(async () => keep(id, { folder: local(path), names: await readdir(local(path)) })),
    );
    sftp.on('READDIR', (id, handle) =>
      answer(id)(async () => {
        const listing = find(handle);
        if (listing === undefined || !('names' in listing) || listing.names === undefined) {
          sftp.status(id, STATUS_CODE.EOF);
          return;
        }
        const { folder, names } = listing;
        listing.names = undefined;
        const entries = names.map(async (filename) => ({
          ...{ filename, longname: filename, attrs: await attributesOf(join(folder, filename)) },
        }));
        sftp.name(id, await Promise.all(entries));
      }),
    );
    sftp.on('OPEN', (id, path, flags) =>
      answer(id)(async () => {
        const writes = (flags & OPEN_MODE.WRITE) !== 0;
        if (writes) filesLeft -= 1;
        if (writes && filesLeft < 0) throw new Error('no space left');
        keep(id, await open(local(path), writes ? constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC : 'r'));
      }),
    );
    sftp.on('FSTAT', (id, handle) =>
      answer(id)(async () => {
        const file = find(handle);
        if (file === undefined || 'names' in file) throw new Error('no such handle');
        const { size, mode } = await file.stat();
        sftp.attrs(id, { size, mode, uid: 0, gid: 0, atime: 0, mtime: 0 });
      }),
    );
    sftp.on('READ', (id, handle, offset, length) =>
      answer(id)(async () => {
        const file = find(handle);
        if (file === undefined || 'names' in file) throw new Error('no such handle');
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
        if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF);
        else sftp.data(id, buffer.subarray(0, bytesRead));
      }),
    );
    sftp.on('WRITE', (id, handle, offset, data) => {
      const file = find(handle);
      if (file === undefined || 'names' in file) return sftp.status(id, STATUS_CODE.FAILURE);
      void ok(id, file.write(data, 0, data.length, offset));
    });
    sftp.on('CLOSE', (id, handle) => {
      const file = find(handle);
      handles.delete(handle.readUInt32BE());
      void ok(id, file === undefined || 'names' in file ? Promise.resolve() : file.close());
    });
  };

  const ssh = new Server({ hostKeys: [keys.private] }, (connection) => {
    connection.on('error', () => {});
    connection.on('authentication', (attempt) => {
      const isKnown = attempt.method === 'password' && attempt.username === USER && attempt.password === PASSWORD;
      if (isKnown) attempt.accept();
      else attempt.reject(['password']);
    });
    connection.on('session', (accept) =>
      accept().on('sftp', (acceptSftp) => {
        serve(acceptSftp());
      }),
    );
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).on('close', () => sockets.delete(socket));
    ssh.injectSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const hostKey = `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
  return {
    hostKey,
    url: (path) => `sftp://${USER}@127.0.0.1:${port}${path}`,
    fillUpAfter: (files) => {
      filesLeft = files;
    },
    cutAtRename: (count) => {
      renamesLeft = count - 1;
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

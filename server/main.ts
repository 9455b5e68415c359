import { createServer, type Server as HttpServer } from 'node:http';
import { createApp } from './app.ts';
import { openServer } from './open.ts';
import { settingsFrom } from './settings.ts';

/** Milliseconds that requests under way get when the server is asked to stop. */
const LAST_WORDS = 15_000;

/** Slow senders are cut off; a large file over a slow line still gets through. */
function listen(app: Parameters<typeof createServer>[1], host: string, port: number): Promise<HttpServer> {
  const http = createServer({ headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 10_000 }, app);
  http.maxRequestsPerSocket = 1000;
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => resolve(http));
  });
}

const wordsOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'порт занят: укажите другой, например PORT=3001';
  if (code === 'EACCES') return 'нет прав на порт или папку данных';
  return message;
};

// What the server writes is its own: other accounts of the machine read none of it.
process.umask(0o077);

try {
  const settings = settingsFrom(process.env);
  const server = await openServer(settings);
  const http = await listen(createApp(server), settings.host, settings.port).catch(async (error: unknown) => {
    // Its threads and timers would keep a server alive that nobody can reach.
    await server.close();
    throw error;
  });
  const shownHost = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const local = settings.host === '127.0.0.1' || settings.host === '::1';
  const address = settings.baseUrl ?? `http://${local ? 'localhost' : shownHost}:${settings.port}`;
  process.stdout.write(`«Свод» открыт: ${address}\nДанные: ${settings.folder}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('Останавливаюсь: заканчиваю начатое.\n');
    const late = setTimeout(() => http.closeAllConnections(), LAST_WORDS);
    http.close(() => {
      clearTimeout(late);
      void server.close().then(() => process.exit(0));
    });
    http.closeIdleConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`Не получилось запустить: ${wordsOf(error)}.\n`);
  process.exitCode = 2;
}

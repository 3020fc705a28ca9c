import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { appModule, type Foundation } from './app.module.js';
import { IngestDoor } from './ingest/ingest-door.js';
import { SipdDoor } from './ingest/wp-sipd/sipd-door.js';
import { noStore, permissionsPolicy, securityHeaders } from './platform/http/security.js';
import { endSlowBody } from './platform/http/slow-bodies.js';
import { readTls } from './platform/http/tls-files.js';
import { serveWebPages } from './platform/http/web-pages.js';
import { NestLogger } from './platform/log/index.js';

const JSON_LIMIT = '64kb';

/** Signed requests are held against the bytes as they came. */
const keepBytes = (request: IncomingMessage, _response: unknown, bytes: Buffer): void => void Object.assign(request, { rawBody: bytes });

const isUpload = (request: Request): boolean => request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;

/** The application with its pages and headers, not yet listening. @throws ConfigError when certificate and key cannot be used */
export async function createApp(foundation: Foundation): Promise<NestExpressApplication> {
  const { config, logger } = foundation;
  const options = config.tls ? { httpsOptions: readTls(config.tls) } : {};
  const app = await NestFactory.create<NestExpressApplication>(appModule(foundation), {
    ...options,
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', [...config.proxies]);
  app.use(securityHeaders(config), permissionsPolicy);
  app.use('/api', noStore);
  app.use('/api', (request: Request, response: Response, next: NextFunction) => {
    if (!isUpload(request)) endSlowBody(request, response);
    next();
  });
  app.use('/api/v1', express.json({ limit: JSON_LIMIT, verify: keepBytes }));
  serveWebPages(app.getHttpAdapter().getInstance());
  app.get(SipdDoor).attach(app.getHttpServer());
  app.get(IngestDoor).attach(app.getHttpServer());
  return app;
}

# docker build -t parcel-bot . — or let compose.yaml do it.
FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
COPY jobs ./jobs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Slack over HTTP, the webhook, and health.
EXPOSE 3000 3001 9090
# Not through npm: signals must reach the program itself. With --role … behind it, only a part runs.
ENTRYPOINT ["node", "--heap-growing-percent=20", "--max-semi-space-size=16", "--import", "tsx", "src/main.ts"]
CMD ["start"]

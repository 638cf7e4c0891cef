# docker build -t parcel-bot . — or let compose.yaml do it.
# Node 24 is maintained until April 2028 (https://nodejs.org/en/about/previous-releases). Pinned by digest, so that every build
# stands on the same bytes; raise both together.
ARG NODE_IMAGE=node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
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

# One image for every role. With REDPANDA_BROKER and DATABASE_URL set, as docker-compose.yml does, it uses
# that broker and that database; without, it starts its own and keeps their data in /var/lib/skysentinel.

FROM node:20.19.5-bookworm-slim AS page
WORKDIR /source/webroot
COPY webroot/package.json webroot/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY webroot ./
RUN npm run build

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY pom.xml ./
COPY conf conf
COPY verticles verticles
COPY webroot/pom.xml webroot/pom.xml
COPY --from=page /source/webroot/dist webroot/dist
# Tests and checks are scripts/test's.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp package -pl verticles/standalone -am -Dmaven.test.skip=true -Dmdep.analyze.skip=true -Dweb.skip \
    && mkdir /app \
    && cp verticles/standalone/target/skysentinel-standalone-*.jar /app/skysentinel.jar \
    && cp -r verticles/standalone/target/lib /app/lib

FROM eclipse-temurin:17.0.19_10-jre-noble
RUN groupadd --gid 10001 skysentinel \
    && useradd --uid 10001 --gid 10001 --create-home skysentinel \
    && install --directory --owner=skysentinel --group=skysentinel /var/lib/skysentinel
COPY --from=build /app /opt/skysentinel
COPY conf /opt/skysentinel/conf
COPY scripts/healthcheck /opt/skysentinel/bin/healthcheck
USER skysentinel
WORKDIR /var/lib/skysentinel
ENV BACKEND_HOST=0.0.0.0 SKYSENTINEL_DATA_DIR=/var/lib/skysentinel
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/opt/skysentinel/bin/healthcheck"]
# java is process 1, so that it gets the SIGTERM of `docker stop`. The collector as in scripts/lib/java.sh.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+UseG1GC", "-XX:MinHeapFreeRatio=60", "-XX:MaxHeapFreeRatio=80", "-XX:InitiatingHeapOccupancyPercent=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/skysentinel/skysentinel.jar"]
CMD ["--config", "/opt/skysentinel/conf/skysentinel.json"]

# The server alone: give it a database (OPENCLOUD_POSTGRES) and a volume for the bytes (docker-compose.yml does both).
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# GraphiQL is compiled in, which takes npm.
RUN apt-get update && apt-get install -y --no-install-recommends npm
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY lib lib
COPY src src
COPY migrations migrations
RUN dotnet publish src/Server -c Release --use-current-runtime --self-contained false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
RUN mkdir --mode=700 /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
# As the launcher sets them, and says why.
ENV OPENCLOUD_DATA=/data DOTNET_GCgen0size=0x800000 DOTNET_GCGen1MaxBudget=0x100000 \
    DOTNET_TC_CallCountingDelayMs=0 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0
EXPOSE 9200
ENTRYPOINT ["dotnet", "/app/opencloud.dll"]
CMD ["serve", "--listen", "0.0.0.0:9200"]

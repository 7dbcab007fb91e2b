# Parvis in a container: built with the SDK, run on an image without shell or package manager, as nobody in particular (1654).
# docs/operate.md says how to run it; compose.yaml does.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /parvis
# What the packages depend on, first: a change of code alone does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Parvis.Statistics/*.csproj src/Parvis.Statistics/
COPY src/Parvis.Core/*.csproj src/Parvis.Core/
COPY src/Parvis.Web/*.csproj src/Parvis.Web/
RUN dotnet restore src/Parvis.Web
COPY .editorconfig ./
COPY src src
COPY kits kits
COPY docs/formats docs/formats
RUN dotnet publish src/Parvis.Web -c Release -o /out --no-restore -p:UseAppHost=false && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
COPY --from=build /out /opt/parvis
COPY --from=build --chown=1654:1654 /data /var/lib/parvis
ENV PARVIS_HOME=/var/lib/parvis DOTNET_CLI_TELEMETRY_OPTOUT=1 Documents__Chromium=off
USER 1654
WORKDIR /var/lib/parvis
VOLUME /var/lib/parvis
EXPOSE 5080
ENTRYPOINT ["dotnet", "/opt/parvis/parvis.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]

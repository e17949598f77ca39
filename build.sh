#!/usr/bin/env bash
# Restores the tools and hands everything else to build.cake: ./build.sh --target=Benchmark
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
dotnet tool restore >/dev/null
exec dotnet cake build.cake "$@"

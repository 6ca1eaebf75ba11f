# shellcheck shell=bash
# Variables from a file. Needs lib/say.sh.

# Sets what the lines NAME=VALUE of a file say and the environment does not, and tells the names, a
# line each. Nothing in the file is run, and no value is shown: some are secrets.
read_env() {
  local file=$1 line name value number=0
  env_names=()
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    line=${line%$'\r'}
    case "$line" in '' | '#'*) continue ;; esac
    name=${line%%=*}
    value=${line#*=}
    if [ "$name" = "$line" ] || ! [[ $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]]; then
      die "line $number of $file is not NAME=VALUE." ".env.example shows how it should look."
    fi
    case "$value" in
      \"*\" | \'*\') value=${value:1:${#value}-2} ;;
    esac
    if [ -z "${!name+x}" ]; then
      export "$name=$value"
      env_names+=("$name")
    fi
  done <"$file"
}

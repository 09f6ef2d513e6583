extension CollectionScript {
  /// What the script is asked to do, and whether it can.
  static let options = #"""
    set -fu
    umask 077
    # Messages of kubectl in English, characters as bytes.
    LC_ALL=C
    export LC_ALL

    usage() {
      cat <<'END'
    Usage: sh netlapse-collect.sh [-o DIR] [--context NAME] [-n NAMESPACE]
                                  [--kubeconfig FILE] [--kubectl PROGRAM]
                                  [--request-timeout DURATION]

    Writes a folder named by its time, such as 2026-11-01T00-05-00Z, for netlapse ingest,
    and prints its path. It only reads, with kubectl get --raw, and never a Secret.

      -o DIR                      where to put the folder; default: the current one
      --context NAME              the context of the kubeconfig
      -n, --namespace NAMESPACE   only what lies in this namespace
      --kubeconfig FILE           instead of what KUBECONFIG or kubectl's default says
      --kubectl PROGRAM           default: kubectl
      --request-timeout DURATION  for each request; default: 5m

    Exit codes: 0 written, though some requests may have failed or been forbidden (they are
    listed, and kept in coverage.json); 64 wrong usage; 69 kubectl is missing, or the cluster
    cannot be reached, or nothing could be collected; 74 the folder cannot be written;
    129, 130, 143 interrupted. No folder is left by any but 0.
    END
    }

    fail() {
      fail_status=$1
      shift
      printf 'error: %s\n' "$*" >&2
      exit "$fail_status"
    }

    parent=.
    context=''
    namespace=''
    kubeconfig=''
    kubectl=kubectl
    request_timeout=5m

    while [ $# -gt 0 ]; do
      case $1 in
        -h | --help)
          usage
          exit 0
          ;;
        --*=*)
          option=${1%%=*}
          value=${1#*=}
          shift
          ;;
        -*)
          option=$1
          value=${2-}
          shift
          [ $# -eq 0 ] || shift
          ;;
        *) fail 64 "$1: no argument is taken; sh netlapse-collect.sh --help shows the options" ;;
      esac
      [ -n "$value" ] || fail 64 "$option: no such option, or it lacks its value; try --help"
      case $option in
        -o) parent=$value ;;
        --context) context=$value ;;
        -n | --namespace) namespace=$value ;;
        --kubeconfig) kubeconfig=$value ;;
        --kubectl) kubectl=$value ;;
        --request-timeout) request_timeout=$value ;;
        *) fail 64 "$option: no such option; try --help" ;;
      esac
    done

    case $namespace in
      -* | *- | *[!a-z0-9-]*)
        fail 64 "--namespace $namespace: a namespace is named with a-z, 0-9 and dashes"
        ;;
    esac
    case $parent in
      -*) parent=./$parent ;;
    esac

    for tool in awk cat cp date dd grep mkdir mv od rm sed sort tail tr; do
      command -v "$tool" >/dev/null 2>&1 || fail 69 "$tool is missing: it is needed beside kubectl"
    done
    command -v "$kubectl" >/dev/null 2>&1 ||
      fail 69 "$kubectl is missing: install it, or name it with --kubectl"
    """#
}

extension CollectionScript {
  /// One request, and the account of it as JSON: with what POSIX has, which is no JSON tool.
  static let requests = #"""
    # ---- Requests

    # ask PATH FILE: one GET, whose answer goes to FILE. Sets exit_status, asked_at and answered_at;
    # what kubectl said of a failure is in $work/error.
    ask() {
      case $2 in
        */*) mkdir -p "$partial/${2%/*}" || fail 74 "$partial/${2%/*} cannot be made" ;;
      esac
      : >"$work/error" || fail 74 "$partial cannot be written"
      [ ! -t 2 ] || printf '\r\033[K%s' "$1" >&2
      asked_at=$(now)
      "$kubectl" ${kubeconfig:+"--kubeconfig=$kubeconfig"} ${context:+"--context=$context"} \
        "--request-timeout=$request_timeout" get --raw "$1" \
        </dev/null >"$partial/$2" 2>"$work/error"
      exit_status=$?
      answered_at=$(now)
      [ ! -t 2 ] || printf '\r\033[K' >&2
      if [ "$exit_status" -eq 0 ]; then
        is_object "$partial/$2" || reject 'the answer is no whole JSON object'
      fi
      # What came before a failure is cut off somewhere.
      [ "$exit_status" -eq 0 ] || rm -f "$partial/$2"
    }

    # reject WHY: kubectl is content, but that is no answer to what was asked.
    reject() {
      printf '%s\n' "$1" >"$work/error" || fail 74 "$partial cannot be written"
      exit_status=65
    }

    # Whether FILE begins and ends as a JSON object does: a proxy's page of HTML does not.
    is_object() {
      [ "$(dd if="$1" bs=1 count=1 2>/dev/null)" = '{' ] || return 1
      case $(tail -c 2 "$1") in
        *'}') return 0 ;;
        *) return 1 ;;
      esac
    }

    # Writes what it reads as a JSON string, in ASCII: of any bytes, those that are no UTF-8
    # replaced by U+FFFD; no line feeds at the end; at most 4,000 characters.
    json_string() {
      od -A n -v -t x1 | awk '
        function number(hex) {
          return index(digits, substr(hex, 1, 1)) * 16 + index(digits, substr(hex, 2, 1)) - 17
        }
        function put(code) {
          if (code == 10) { lines++; return }
          for (; lines > 0; lines--) write(10)
          write(code)
        }
        function write(code) {
          if (++written > 4000) return
          if (code == 34 || code == 92) printf "\\%c", code
          else if (code >= 32 && code < 127) printf "%c", code
          else if (code == 0) printf "\\ufffd"
          else if (code < 65536) printf "\\u%04x", code
          else {
            code -= 65536
            printf "\\u%04x\\u%04x", 55296 + int(code / 1024), 56320 + code % 1024
          }
        }
        function take(byte) {
          if (missing > 0) {
            if (byte >= least && byte <= most) {
              code = code * 64 + byte - 128
              least = 128
              most = 191
              if (--missing == 0) put(code)
              return
            }
            missing = 0
            put(65533)
          }
          least = 128
          most = 191
          if (byte < 128) put(byte)
          else if (byte >= 194 && byte <= 223) { missing = 1; code = byte - 192 }
          else if (byte >= 224 && byte <= 239) {
            missing = 2
            code = byte - 224
            if (byte == 224) least = 160
            if (byte == 237) most = 159
          } else if (byte >= 240 && byte <= 244) {
            missing = 3
            code = byte - 240
            if (byte == 240) least = 144
            if (byte == 244) most = 143
          } else put(65533)
        }
        BEGIN { digits = "0123456789abcdef"; printf "\"" }
        { for (field = 1; field <= NF; field++) take(number($field)) }
        END { if (missing > 0) put(65533); printf "\"" }'
    }

    # On one line, without the control characters that a server's words may hold.
    printable() { tr -c '\040-\176' ' '; }

    requests_separator=' '
    succeeded=0
    absent=0
    forbidden=0
    failed=0

    # entry PATH FILE: how the last request went, as the inner part of a JSON object.
    entry() {
      printf '"path":"%s","exitStatus":%s,' "$1" "$exit_status"
      if [ "$exit_status" -eq 0 ]; then
        printf '"file":"%s",' "$2"
      elif [ -s "$work/error" ]; then
        printf '"error":%s,' "$(json_string <"$work/error")"
      fi
      printf '"startedAt":"%s","endedAt":"%s"' "$asked_at" "$answered_at"
    }

    # keep RESOURCE PATH FILE: writes down how the last request went.
    keep() {
      printf '%s{"resource":"%s",%s}\n' "$requests_separator" "$1" "$(entry "$2" "$3")" \
        >>"$work/requests" || fail 74 "$partial cannot be written"
      requests_separator=,
    }

    # record RESOURCE PATH FILE: the same, and counts it.
    record() {
      keep "$@"
      if [ "$exit_status" -eq 0 ]; then
        succeeded=$((succeeded + 1))
        return
      fi
      problem=$(printable <"$work/error")
      problem=${problem% }
      case $problem in
        *"(NotFound): $1 \"${2##*/}\" not found"*)
          absent=$((absent + 1))
          return
          ;;
        *orbidden* | *nauthorized*) forbidden=$((forbidden + 1)) ;;
        *) failed=$((failed + 1)) ;;
      esac
      printf '  %s: %s\n' "$2" "${problem:-exit status $exit_status}" >>"$work/problems" ||
        fail 74 "$partial cannot be written"
    }
    """#
}

extension CollectionScript {
  /// The folder that is written, and how it vanishes when the script is interrupted.
  static let beginning = #"""
    # ---- The folder: hidden and unfinished until the end, so that nobody takes half of it for all.

    now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

    started_at=$(now)
    folder=$parent/$(printf '%s' "$started_at" | tr : -)
    partial=$parent/.${folder##*/}.partial
    work=$partial/.work
    is_ours=no

    clean_up() {
      [ "$is_ours" = no ] || rm -rf "$partial"
    }
    trap clean_up EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM

    mkdir -p "$parent" || fail 74 "$parent cannot be made"
    [ ! -e "$folder" ] || fail 74 "$folder exists already: try again in a second"
    mkdir "$partial" || fail 74 "$partial cannot be made, or another run is writing it"
    is_ours=yes
    { mkdir "$work" && : >"$work/discovery" && : >"$work/requests" && : >"$work/problems"; } ||
      fail 74 "$partial cannot be written"
    """#

  /// `coverage.json`, the folder's name, and the summary.
  static let ending = #"""
    # ---- The end

    [ "$succeeded" -gt 0 ] || {
      cat "$work/problems" >&2
      fail 69 'nothing could be collected'
    }
    if [ -n "$context" ]; then
      context_entry=$(printf '"context":%s,' "$(printf '%s' "$context" | json_string)")
    else
      context_entry=''
    fi
    {
      printf '{"apiVersion":"netlapse/v1","kind":"Collection","startedAt":"%s","endedAt":"%s",\n' \
        "$started_at" "$(now)" &&
        printf '%s"discovery":[\n' "$context_entry" &&
        cat "$work/discovery" &&
        printf '],\n"requests":[\n' &&
        cat "$work/requests" &&
        printf ']}\n'
    } >"$partial/coverage.json" || fail 74 "$partial/coverage.json cannot be written"
    problems=$(sed '11,$d' "$work/problems")
    rm -rf "$work"
    [ ! -e "$folder" ] || fail 74 "$folder has come to be meanwhile"
    mv "$partial" "$folder" || fail 74 "$folder cannot be made"
    is_ours=no

    printf '%s answered, %s known to be absent, %s forbidden, %s failed\n' \
      "$succeeded" "$absent" "$forbidden" "$failed" >&2
    if [ -n "$problems" ]; then
      printf '%s\n' "$problems" >&2
      [ $((forbidden + failed)) -le 10 ] ||
        printf '  and %s more: coverage.json has all\n' $((forbidden + failed - 10)) >&2
    fi
    [ "$is_identified" -eq 0 ] || [ -n "$context" ] ||
      printf '%s\n' 'without the namespace kube-system, netlapse ingest needs --cluster NAME' >&2
    printf '%s\n' "$folder"
    """#
}

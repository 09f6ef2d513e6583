extension CollectionScript {
  /// Discovery, and the words that the catalogue is written in.
  static let resources = #"""
    # ---- Discovery: what is served is asked for, never assumed.

    discovery_separator=' '

    # discover PATH FILE KIND: asks for a discovery document, which is kept: it proves to netlapse
    # ingest what is not served. When it fails, $work/undiscovered says why.
    discover() {
      ask "$1" "$2"
      if [ "$exit_status" -eq 0 ] &&
        ! grep -q "\"kind\"[[:space:]]*:[[:space:]]*\"$3\"" "$partial/$2"; then
        reject "the answer is no $3"
        rm -f "$partial/$2"
      fi
      printf '%s{%s}\n' "$discovery_separator" "$(entry "$1" "$2")" >>"$work/discovery" ||
        fail 74 "$partial cannot be written"
      discovery_separator=,
      [ "$exit_status" -ne 0 ] || return 0
      undiscovered=$exit_status
      {
        printf 'discovery of %s: ' "$1"
        cat "$work/error"
      } >"$work/undiscovered" || fail 74 "$partial cannot be written"
      return 1
    }

    # members NAME FILE: the values of this member, a line each. Discovery documents hold names
    # only, so nothing in them can be taken for another member.
    members() {
      awk '{ gsub(/[,{}]/, "\n"); print }' <"$partial/$2" |
        sed -n 's/^[[:space:]]*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*$/\1/p'
    }

    # discover_version APIVERSION PATH FILE: adds what is served to $served, as
    # `apps/v1/deployments`.
    discover_version() {
      if discover "$2" "$3" APIResourceList; then
        served="$served$(members name "$3" | sed "/\//d; s|^|$1/|" | tr '\n' ' ')"
      fi
    }

    # ---- Resources, a group at a time

    # core: begins the core group.
    core() {
      group=''
      served=' '
      undiscovered=0
      discover_version v1 /api/v1 discovery/api-v1.json
    }

    # all_groups: which groups the server has, in which versions.
    all_groups() {
      undiscovered=0
      api_versions=''
      if discover /apis discovery/apis.json APIGroupList; then
        # The preferred version comes a second time. What is no name makes no path.
        api_versions=$(members groupVersion discovery/apis.json |
          sed -n '/^[a-z0-9.-]*\/[a-z0-9]*$/p' | sort -u)
      else
        cp "$work/undiscovered" "$work/no-groups" || fail 74 "$partial cannot be written"
      fi
      no_groups=$undiscovered
    }

    # group NAME: begins a group. All its versions are asked for, because only all of them together
    # prove that a resource is not served.
    group() {
      group=$1
      served=' '
      undiscovered=$no_groups
      if [ "$no_groups" -ne 0 ]; then
        cp "$work/no-groups" "$work/undiscovered" || fail 74 "$partial cannot be written"
      fi
      for api_version in $api_versions; do
        case $api_version in
          "$1"/*)
            discover_version "$api_version" "/apis/$api_version" \
              "discovery/$1-${api_version#*/}.json"
            ;;
        esac
      done
    }

    # choose PLURAL VERSION...: finds the first of these versions, best first, that the server
    # serves, and sets $name and $root, the path before the plural. Where none is served nothing is
    # requested: the discovery documents prove it. Where that is not certain, it counts as failed.
    choose() {
      plural=$1
      name=$1${group:+.$group}
      shift
      for version in "$@"; do
        root=${group:+/apis/$group/$version}
        root=${root:-/api/$version}
        case $served in
          *" ${group:+$group/}$version/$plural "*) return 0 ;;
        esac
      done
      root=${group:+/apis/$group/$1}
      root=${root:-/api/$1}
      case $served in
        *"/$plural "*)
          asked_at=$(now)
          answered_at=$asked_at
          reject "it is served, but in none of the versions that netlapse reads: $*"
          ;;
        *)
          [ "$undiscovered" -ne 0 ] || return 1
          exit_status=$undiscovered
          cp "$work/undiscovered" "$work/error" || fail 74 "$partial cannot be written"
          ;;
      esac
      record "$name" "$root$within/$plural" ''
      return 1
    }

    # list PATH FILE: all objects, in one answer. No `limit`: following its `continue` would take a
    # JSON parser, and a list that stops half way proves nothing. No `resourceVersion=0`: the server
    # may answer that from a cache that lags behind.
    list() {
      ask "$1" "$2"
      record "$name" "$1" "$2"
    }

    # cluster PLURAL VERSION...: objects outside of namespaces.
    cluster() {
      [ -z "$namespace" ] || return 0
      within=''
      ! choose "$@" || list "$root/$plural" "$name.json"
    }

    # namespaced PLURAL VERSION...: objects in all namespaces, or in the one that was asked for.
    namespaced() {
      within=${namespace:+/namespaces/$namespace}
      ! choose "$@" || list "$root$within/$plural" "${namespace:+$namespace/}$name.json"
    }

    # system PLURAL VERSION...: objects in the namespaces that the network is run from, no others.
    system() {
      within=${namespace:+/namespaces/$namespace}
      choose "$@" || return 0
      for place in $system_namespaces; do
        [ "$place" = "${namespace:-$place}" ] || continue
        no_namespace "$place" "$root/namespaces/$place/$plural" ||
          list "$root/namespaces/$place/$plural" "$place/$name.json"
      done
    }

    # named PLURAL VERSION...: whether single objects of it can be asked for.
    named() {
      within=${namespace:+/namespaces/$namespace}
      choose "$@"
    }

    # object NAMESPACE NAME: this one object of the resource that was named last.
    object() {
      [ "$1" = "${namespace:-$1}" ] || return 0
      no_namespace "$1" "$root/namespaces/$1/$plural/$2" ||
        list "$root/namespaces/$1/$plural/$2" "$1/$name/$2.json"
    }

    # namespaces VERSION...: all of them; or the one that was asked for, and kube-system, whose UID
    # tells clusters apart.
    namespaces() {
      within=''
      choose namespaces "$@" || return 0
      if [ -z "$namespace" ]; then
        list "$root/namespaces" namespaces.json
        is_identified=$exit_status
        if [ "$exit_status" -eq 0 ]; then
          has_namespaces=yes
          namespaces_asked_at=$asked_at
          namespaces_answered_at=$answered_at
        fi
        return
      fi
      list "$root/namespaces/kube-system" namespaces/kube-system.json
      is_identified=$exit_status
      [ "$namespace" = kube-system ] ||
        list "$root/namespaces/$namespace" "namespaces/$namespace.json"
    }

    has_namespaces=no
    is_identified=1

    # require_cluster: stops where not even discovery was answered.
    require_cluster() {
      [ "$succeeded" -eq 0 ] && [ "$no_groups" -ne 0 ] && [ "$undiscovered" -ne 0 ] || return 0
      fail 69 "the cluster cannot be reached: $(printable <"$work/undiscovered")"
    }

    # no_namespace NAMESPACE PATH: whether the namespace is known not to be, which answers PATH too:
    # the answer is namespaces.json, and netlapse ingest looks for itself. That saves most requests.
    no_namespace() {
      [ "$has_namespaces" = yes ] || return 1
      # The name may stand there as something else: then the question is asked.
      grep -F -q "\"$1\"" "$partial/namespaces.json"
      [ $? -eq 1 ] || return 1
      exit_status=0
      asked_at=$namespaces_asked_at
      answered_at=$namespaces_answered_at
      keep "$name" "$2" namespaces.json
      absent=$((absent + 1))
    }
    """#
}

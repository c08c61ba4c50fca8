# Sourced by people.sh, after common.sh: who asks whom for what, told as one line a request; and the clients that people sync with.
# shellcheck shell=bash

PEOPLE_PASSWORD=${PEOPLE_PASSWORD-Correct-horse7}
SHARES='/dav/spaces/a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668'
LABELS=$SCRATCH/labels
printf '%s\t{shares}\n' "${SHARES##*/}" >"$LABELS"
declare -A ID NAME

chapter() { printf '\n-- %s --\n' "$1"; }

# label ID WORD : the transcript says {WORD} where the id stands
label() {
    ID[$2]=$1
    as_word "$1" "$2"
}
as_word() { [ -z "$1" ] || printf '%s\t%s\n' "$1" "{$2}" >>"$LABELS"; }
told() { # the text with ids as words; the longest first, as ids of things hold those of their spaces
    python3 - "$LABELS" "$1" <<'PY'
import sys
from urllib.parse import quote, unquote
text = unquote(sys.argv[2]) if "%" in sys.argv[2] else sys.argv[2]
pairs = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])]
for id, word in sorted(pairs, key=lambda pair: -len(pair[0])):
    text = text.replace(id, word)
print(text)
PY
}
field() { python3 -c 'import json,sys; v=json.load(open(sys.argv[1]))
for k in sys.argv[2].split("."): v=v[int(k) if k.isdigit() else k]
print(v)' "$BODY" "$1" 2>/dev/null || true; }

# ask WHO METHOD PATH [curl's arguments...] : sets STATUS and BODY; "nobody" signs in as nobody
ask() {
    local who=$1 method=$2 path=$3 credentials=()
    shift 3
    case $who in
        nobody) ;;
        admin) credentials=(-K "$CURLRC") ;;
        *) credentials=(-u "${NAME[$who]}:$PEOPLE_PASSWORD") ;;
    esac
    STATUS=$(curl -q -sS "${credentials[@]}" -X "$method" -D "$HDRS" -o "$BODY" -w '%{http_code}' --max-time 120 "$@" "$SERVER_URL$path") || STATUS=000
    printf '%-7s %s %s → %s\n' "$who" "$method" "$(told "$path${ABOUT-}")" "$STATUS"
}
without_secrets() { printf '%s' "$1" | sed -E 's/(password"?[=:]"?)[^" ]+/\1…/g'; }
graph() { # WHO METHOD PATH [JSON]
    if [ $# -gt 3 ]; then ABOUT=" $(without_secrets "$4")" ask "$1" "$2" "/graph$3" -H 'Content-Type: application/json' -d "$4"; else ask "$1" "$2" "/graph$3"; fi
}
ocs() { # WHO METHOD PATH [FORM...] : of the sharing API
    local who=$1 method=$2 path=$3 form=() about=
    shift 3
    [ $# -eq 0 ] || about=" $(without_secrets "$*")"
    while [ $# -gt 0 ]; do form+=(--data-urlencode "$1") && shift; done
    ABOUT=$about ask "$who" "$method" "/ocs/v2.php/apps/files_sharing/api/v1/$path$([[ $path == *\?* ]] && printf '&' || printf '?')format=json" "${form[@]}"
}

person() { # WORD DISPLAYNAME
    NAME[$1]=$1$SUFFIX
    graph admin POST /v1.0/users "{\"onPremisesSamAccountName\":\"${NAME[$1]}\",\"displayName\":\"$2\",\"mail\":\"${NAME[$1]}@example.org\",\"passwordProfile\":{\"password\":\"$PEOPLE_PASSWORD\"}}"
    equal "$1 has an account" 201 "$STATUS"
    label "$(field id)" "$1"
    [ -z "$SUFFIX" ] || as_word "${NAME[$1]}" "$1"
}
group() { # WORD MEMBER...
    local group=$1
    shift
    graph admin POST /v1.0/groups "{\"displayName\":\"$group$SUFFIX\"}"
    equal "the group $group is there" 201 "$STATUS"
    label "$(field id)" "$group"
    local member kind
    for member in "$@"; do
        kind=users
        [ -n "${NAME[$member]-}" ] || kind=groups
        graph admin POST "/v1.0/groups/${ID[$group]}/members/\$ref" "{\"@odata.id\":\"$SERVER_URL/graph/v1.0/$kind/${ID[$member]}\"}"
        equal "$member is in $group" 204 "$STATUS"
    done
}
invite() { # WHO DRIVE PLACE(root or items/ID) user|group WHOM ROLE
    graph "$1" POST "/v1beta1/drives/$2/$3/invite" "{\"recipients\":[{\"objectId\":\"${ID[$5]}\",\"@libre.graph.recipient.type\":\"$4\"}],\"roles\":[\"${ROLE[$6]}\"]}"
}

# through WHO ADDRESS RCLONE'S ARGUMENTS... : "r:" is what the address names
through() {
    local who=$1 address=$2 rc=0 credentials=()
    shift 2
    [ "$who" = nobody ] || credentials=(RCLONE_CONFIG_R_USER="${NAME[$who]-$who}" RCLONE_CONFIG_R_PASS="$(rclone obscure "${PASSWORD_OF-$PEOPLE_PASSWORD}")")
    env RCLONE_CONFIG="$SCRATCH/rclone.conf" RCLONE_CONFIG_R_TYPE=webdav RCLONE_CONFIG_R_URL="$SERVER_URL$address" RCLONE_CONFIG_R_VENDOR=owncloud \
        "${credentials[@]}" timeout 120 rclone --retries 1 --low-level-retries 1 "$@" >"$SCRATCH/rclone.out" 2>"$SCRATCH/rclone.err" || rc=$?
    printf '%-7s rclone %s   (r: = %s) → exit %s\n' "$who" "$(told "${*//$SCRATCH/…}")" "$(told "$address")" "$rc"
    return $rc
}

does() { if "${@:2}"; then ok "$1"; else not_ok "$1" "$(tail -n 3 "$SCRATCH/rclone.err")"; fi; }         # NAME COMMAND...
does_not() { if "${@:2}"; then not_ok "$1" 'it did'; else ok "$1"; fi; }

# synchronise WHO FOLDER ADDRESS : exit code of one run of owncloudcmd; what it said is in sync.log
synchronise() {
    local rc=0
    mkdir -p "$SCRATCH/$2"
    { env HOME="$SCRATCH/home" LC_ALL=C.UTF-8 timeout -s KILL 120 owncloudcmd --non-interactive --trust --exclude "$SCRATCH/exclude.lst" \
        -u "${NAME[$1]}" -p "${PASSWORD_OF-$PEOPLE_PASSWORD}" --davpath "$3" "$SCRATCH/$2" "$SERVER_URL" >"$SCRATCH/sync.log" 2>&1 </dev/null || rc=$?; } 2>/dev/null
    printf '%-7s owncloudcmd --davpath %s …/%s → exit %s\n' "$1" "$(told "$3")" "$2" "$rc"
    return $rc
}
synced() { # NAME WHO FOLDER ADDRESS
    if synchronise "$2" "$3" "$4"; then ok "$1"; else not_ok "$1" "$(grep -iE 'error|fatal|warning' "$SCRATCH/sync.log" | tail -n 3)"; fi
}

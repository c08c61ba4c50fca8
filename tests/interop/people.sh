#!/usr/bin/env bash
# Five people, three groups, two project spaces, nested shares and links, as people use them: rclone, owncloudcmd, and Graph and OCS by curl.
# DAV_USER manages accounts. PEOPLE_SUFFIX: what follows the names, which have to be free (default: a number made up).
set -euo pipefail
# shellcheck source=lib/common.sh
. "$(dirname "$0")/lib/common.sh"
need rclone owncloudcmd
begin people
SERVER_URL=$(printf '%s' "$DAV_URL" | sed -E 's#^(https?://[^/]+).*#\1#')
SUFFIX=${PEOPLE_SUFFIX-$RANDOM}
# shellcheck source=lib/people.sh
. "$HERE/lib/people.sh"
mkdir -p "$SCRATCH/home"
: >"$SCRATCH/rclone.conf"
printf ']._sync_*.db*\n' >"$SCRATCH/exclude.lst"

chapter 'five people, three groups'
person nora 'Nora Lind'
person otto 'Otto Brandt'
person pia 'Pia Rossi'
person quin 'Quin Adeyemi'
person rosa 'Rosa Weiss'
group editors otto pia
group readers quin rosa
group office editors rosa

declare -A ROLE
graph nora GET /v1beta1/roleManagement/permissions/roleDefinitions
while IFS=$'\t' read -r id weight name; do ROLE["$name/$weight"]=$id; done < <(python3 -c '
import json, sys
for role in json.load(open(sys.argv[1])):
    for kind in role.get("rolePermissions", []): print(role["id"], kind["condition"].split("@Resource.")[-1].strip(), role["displayName"], sep="\t")' "$BODY")
ROLE[viewer]=${ROLE['Can view/Folder']-} ROLE[editor]=${ROLE['Can edit/Folder']-} ROLE[spaceeditor]=${ROLE['Can edit/Root']-}
ROLE[spaceviewer]=${ROLE['Can view/Root']-} ROLE[denied]=63e64e19-8d43-42ec-a738-2b6af2610efa
for role in viewer editor spaceeditor spaceviewer; do matches "the role $role is known" '[0-9a-f-]{36}' "${ROLE[$role]}" && as_word "${ROLE[$role]}" "$role"; done

chapter 'two project spaces, by group and by person'
for space in Lighthouse:nora Archive:otto; do
    graph "${space#*:}" POST /v1.0/drives "{\"name\":\"${space%:*}$SUFFIX\",\"driveType\":\"project\"}"
    equal "${space#*:} made the space ${space%:*}" 201 "$STATUS"
    label "$(field id)" "${space%:*}"
done
invite nora "${ID[Lighthouse]}" root group editors spaceeditor
equal 'the editors edit the Lighthouse' 200 "$STATUS"
invite nora "${ID[Lighthouse]}" root user quin spaceviewer
equal 'quin views it' 200 "$STATUS"
label "$(field value.0.id)" quins-membership
invite otto "${ID[Archive]}" root group office spaceviewer
equal 'the office views the Archive' 200 "$STATUS"
LIGHTHOUSE=/dav/spaces/${ID[Lighthouse]} ARCHIVE=/dav/spaces/${ID[Archive]}

chapter 'a project space in the sync client'
mkdir -p "$SCRATCH/nora/Plans/Tower"
printf 'A lamp, a lens, a keeper.\n' >"$SCRATCH/nora/Plans/Lamp.md"
printf 'height,12\n' >"$SCRATCH/nora/Plans/Tower/Size.csv"
synced 'nora brings files' nora nora "$LIGHTHOUSE"
synced 'otto gets them, through his group' otto otto "$LIGHTHOUSE"
same_tree 'otto has what nora has' "$SCRATCH/nora" "$SCRATCH/otto" --exclude='.sync_*' --exclude='._sync_*' --exclude='.owncloudsync.log'
printf 'height,14\n' >"$SCRATCH/otto/Plans/Tower/Size.csv"
mv "$SCRATCH/otto/Plans/Lamp.md" "$SCRATCH/otto/Plans/Lantern.md"
synced 'otto changes one and renames another' otto otto "$LIGHTHOUSE"
synced 'nora gets that' nora nora "$LIGHTHOUSE"
equal 'the change has come to nora' height,14 "$(cat "$SCRATCH/nora/Plans/Tower/Size.csv")"
runs 'and the new name' test -f "$SCRATCH/nora/Plans/Lantern.md"
synced 'quin gets it too, to look at' quin quin "$LIGHTHOUSE"
equal 'quin has it' height,14 "$(cat "$SCRATCH/quin/Plans/Tower/Size.csv")"
printf 'mine\n' >"$SCRATCH/quin/Plans/Note.txt"
synchronise quin quin "$LIGHTHOUSE" || true
ask nora GET "$LIGHTHOUSE/Plans/Note.txt"
equal 'what quin may not add has not come' 404 "$STATUS"
ask rosa PROPFIND "$LIGHTHOUSE"
equal 'for rosa there is no such space' 404 "$STATUS"
does_not 'nor does she sync it' synchronise rosa rosa "$LIGHTHOUSE"
PASSWORD_OF=wrong does_not 'a wrong password syncs nothing' synchronise nora wrong "$LIGHTHOUSE"

chapter 'a group in a group'
does 'otto fills the Archive' through otto "$ARCHIVE" copy "$SCRATCH/nora/Plans" r:1999
does 'pia reads it: an editor, and so of the office' through pia "$ARCHIVE" cat r:1999/Tower/Size.csv
does_not 'but writes nothing' through pia "$ARCHIVE" copy "$SCRATCH/nora/Plans" r:2000
does_not 'quin is not of the office' through quin "$ARCHIVE" lsf r:
graph admin DELETE "/v1.0/groups/${ID[office]}/members/${ID[editors]}/\$ref"
equal 'the editors leave the office' 204 "$STATUS"
does_not 'and at once pia reads nothing' through pia "$ARCHIVE" lsf r:
does 'rosa still does' through rosa "$ARCHIVE" lsf r:1999
. "$HERE/lib/people-shares.sh"
. "$HERE/lib/people-links.sh"

# Sourced by people.sh: nested shares of a personal folder, a denial below one, and what is left after a revocation.
# shellcheck shell=bash

chapter 'nested shares'
NORAS=/remote.php/dav/files/${NAME[nora]}
mkdir -p "$SCRATCH/trip/Drafts/Letters" "$SCRATCH/trip/Drafts/Secret"
for file in Map.txt Drafts/One.txt Drafts/Letters/Two.txt Drafts/Secret/Three.txt; do printf '%s\n' "$file" >"$SCRATCH/trip/$file"; done
does 'nora puts a trip into her own space' through nora "$NORAS" copy "$SCRATCH/trip" r:Trip
ocs nora POST shares path=/Trip shareType=1 "shareWith=${ID[readers]}" permissions=1
equal 'the readers view it' 200 "$STATUS"
TRIP=$(field ocs.data.id)
label "$TRIP" share-of-Trip
ocs nora POST shares path=/Trip/Drafts shareType=0 "shareWith=${NAME[quin]}" permissions=15
equal 'quin edits the drafts in it' 200 "$STATUS"
DRAFTS=$(field ocs.data.id)
label "$DRAFTS" share-of-Drafts
ask nora PROPFIND "$NORAS/Trip/Drafts/Secret" -H 'Depth: 0' -d '<d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:fileid/></d:prop></d:propfind>'
SECRET=$(grep -oE '<oc:fileid>[^<]+' "$BODY" | sed 's/.*>//')
label "$SECRET" id-of-Secret
label "${SECRET%%!*}" noras-space
invite nora "${SECRET%%!*}" "items/$SECRET" user rosa denied
equal 'rosa has no access to the secret' 200 "$STATUS"

IN=$SHARES!$TRIP
does 'rosa lists what is shared with her' through rosa "$IN" lsf -R r:
listed=$(sort "$SCRATCH/rclone.out" | tr '\n' ' ')
equal 'all but the secret' 'Drafts/ Drafts/Letters/ Drafts/Letters/Two.txt Drafts/One.txt Map.txt ' "$listed"
ask rosa GET "$IN/Drafts/Secret/Three.txt"
equal 'nor by its name' 404 "$STATUS"
ask rosa GET "/dav/spaces/$SECRET/Three.txt"
equal 'nor by its id' 404 "$STATUS"
does_not 'rosa changes nothing' through rosa "$IN" copy "$SCRATCH/trip/Map.txt" r:Drafts
printf 'by quin\n' >"$SCRATCH/quins.txt"
does 'quin adds to the drafts, by the outer share' through quin "$IN" copy "$SCRATCH/quins.txt" r:Drafts
does 'and changes them by the inner' through quin "$SHARES!$DRAFTS" copyto "$SCRATCH/quins.txt" r:One.txt
does_not 'but adds nothing beside them' through quin "$IN" copy "$SCRATCH/quins.txt" r:
does 'quin moves one draft' through quin "$SHARES!$DRAFTS" moveto r:quins.txt r:Letters/quins.txt
does 'nora sees it' through nora "$NORAS" cat r:Trip/Drafts/Letters/quins.txt

chapter 'a share in the sync client'
synced 'quin syncs the drafts' quin drafts "$SHARES!$DRAFTS"
equal 'they are there' 'by quin' "$(cat "$SCRATCH/drafts/One.txt")"
printf 'again\n' >"$SCRATCH/drafts/One.txt"
rm -r "$SCRATCH/drafts/Letters"
synced 'quin changes one and deletes a folder' quin drafts "$SHARES!$DRAFTS"
ask nora GET "$NORAS/Trip/Drafts/One.txt"
equal 'the change has come to nora' again "$(cat "$BODY")"
ask nora PROPFIND "/dav/spaces/trash-bin/${SECRET%%!*}" -H 'Depth: 1'
holds 'and the folder is in her trash' Letters "$(cat "$BODY")"
graph quin GET /v1beta1/me/drive/sharedWithMe
equal 'two shares are shared with quin' 2 "$(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["value"]))' "$BODY")"

chapter 'what is revoked is gone'
ocs nora DELETE "shares/$DRAFTS"
equal 'nora takes the drafts back' 200 "$STATUS"
does_not 'quin syncs them no more' synchronise quin drafts "$SHARES!$DRAFTS"
runs 'quin still has his copy' test -f "$SCRATCH/drafts/One.txt"
does_not 'and writes nothing by the outer share' through quin "$IN" copy "$SCRATCH/quins.txt" r:Drafts
does 'which he still views' through quin "$IN" cat r:Drafts/One.txt
graph admin DELETE "/v1.0/groups/${ID[readers]}/members/${ID[rosa]}/\$ref"
equal 'rosa leaves the readers' 204 "$STATUS"
does_not 'and the trip is gone for her' through rosa "$IN" lsf r:
graph nora DELETE "/v1beta1/drives/${ID[Lighthouse]}/root/permissions/${ID[quins-membership]}"
equal 'quin leaves the Lighthouse' 204 "$STATUS"
does_not 'and it is gone for him' through quin "$LIGHTHOUSE" lsf r:

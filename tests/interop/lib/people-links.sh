# Sourced by people.sh: links as somebody without an account opens them, in a private window and with a program.
# shellcheck shell=bash

link() { # WORD PATH PERMISSIONS [FORM...]
    local word=$1 path=$2 permissions=$3
    shift 3
    ocs nora POST shares "path=$path" shareType=3 "permissions=$permissions" "name=$word" "$@"
    equal "nora makes the link $word" 200 "$STATUS"
    label "$(field ocs.data.token)" "$word"
    label "$(field ocs.data.id)" "id-of-$word"
}
# page WHAT TOKEN'S-PAGE [curl's arguments...] : as a browser asks that keeps cookies until its window is closed
page() {
    ask nobody "$@" -b "$SCRATCH/window" -c "$SCRATCH/window" -H 'Accept: text/html,*/*;q=0.8'
}

chapter 'a link to look at, in a private window'
link trip-to-view /Trip 1
page GET "/s/${ID[trip-to-view]}"
holds 'the page names what is there' Map.txt "$(cat "$BODY")"
page GET "/dav/public-files/${ID[trip-to-view]}/Map.txt"
equal 'and gives it out' Map.txt "$(cat "$BODY")"
page PUT "/dav/public-files/${ID[trip-to-view]}/Map.txt" -d changed -H "Origin: $SERVER_URL"
equal 'and takes nothing' 403 "$STATUS"
does 'a program reads the same' through nobody "/dav/public-files/${ID[trip-to-view]}" cat r:Map.txt

chapter 'a link with a password, in a private window'
link locked-trip /Trip 5 password=Open-Sesame1
LOCKED=/s/${ID[locked-trip]} INSIDE=/dav/public-files/${ID[locked-trip]}
page GET "$LOCKED"
equal 'it is closed' 401 "$STATUS"
holds 'and its page asks for the password' '<form method="post">' "$(cat "$BODY")"
lacks 'not the browser' Basic "$(header WWW-Authenticate)"
page POST "$LOCKED" -d password=guess
equal 'a wrong one opens nothing' 401 "$STATUS"
holds 'and is told on the same page' 'This is not the password' "$(cat "$BODY")"
page POST "$LOCKED" --data-urlencode password=Open-Sesame1
equal 'the right one leads in' 303 "$STATUS"
page GET "$LOCKED"
holds 'now the page names what is there' Map.txt "$(cat "$BODY")"
page GET "$INSIDE/Map.txt"
equal 'and gives it out' Map.txt "$(cat "$BODY")"
page PUT "$INSIDE/Sent.txt" -d sent -H "Origin: $SERVER_URL"
equal 'and takes what its own page sends' 201 "$STATUS"
page PUT "$INSIDE/Forged.txt" -d forged -H 'Origin: https://elsewhere.example'
equal 'not what another page makes the browser send' 401 "$STATUS"
rm -f "$SCRATCH/window"
page GET "$INSIDE/Map.txt"
matches 'a new window is led to the form' "$SERVER_URL$LOCKED/Map.txt|$LOCKED/Map.txt" "$(header Location)"
PASSWORD_OF=Open-Sesame1 does 'a program gives the password as the user public' through public "$INSIDE" cat r:Map.txt
PASSWORD_OF=guess does_not 'and none with a wrong one' through public "$INSIDE" cat r:Map.txt
page POST "$LOCKED" --data-urlencode password=Open-Sesame1
ocs nora PUT "shares/${ID[id-of-locked-trip]}" password=Another-One2
equal 'nora changes the password' 200 "$STATUS"
page GET "$LOCKED"
equal 'which closes the open window' 401 "$STATUS"

chapter 'a file drop'
ask nora MKCOL "$NORAS/Inbox"
link inbox /Inbox 4
page GET "/s/${ID[inbox]}"
lacks 'its page lists nothing' '<table>' "$(cat "$BODY")"
page PUT "/dav/public-files/${ID[inbox]}/Letter.txt" -d first
equal 'it takes a letter' 201 "$STATUS"
page PUT "/dav/public-files/${ID[inbox]}/Letter.txt" -d second
equal 'and another of the same name' 201 "$STATUS"
page GET "/dav/public-files/${ID[inbox]}/Letter.txt"
equal 'and shows neither' 404 "$STATUS"
does 'nora has both' through nora "$NORAS" lsf r:Inbox
equal 'under two names' 'Letter (1).txt Letter.txt ' "$(sort "$SCRATCH/rclone.out" | tr '\n' ' ')"

chapter 'one file, an end, and an address for those who are let in anyway'
link one-file /Trip/Map.txt 1
page GET "/s/${ID[one-file]}"
holds 'its page offers the file' Download "$(cat "$BODY")"
page GET "/dav/public-files/${ID[one-file]}"
equal 'and gives it out' Map.txt "$(cat "$BODY")"
ocs nora DELETE "shares/${ID[id-of-one-file]}"
page GET "/s/${ID[one-file]}"
equal 'a link that was removed is nothing' 404 "$STATUS"
link for-us /Trip 0
page GET "/s/${ID[for-us]}"
matches 'an internal link leads to the thing itself' ".*/f/.*" "$(header Location)"
to=$(header Location)
label "${to##*!}" Trip
ask quin GET "/f/${to##*/f/}"
equal 'which opens to who views the trip' 200 "$STATUS"
ask pia GET "/f/${to##*/f/}"
equal 'and to nobody else' 404 "$STATUS"

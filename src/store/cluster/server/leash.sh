# Runs a server for as long as this script's input stays open, and stops it in order when that closes,
# which the system does in whatever way the process at the other end dies.
# Arguments: the signal that stops the server, a folder to remove afterwards (or nothing), the server's command line.
trap '' HUP INT TERM
signal=$1 rubbish=$2
shift 2
exec 3<&0 </dev/null
"$@" >&2 3<&- &
server=$!
{ read -r _ <&3; kill -s "$signal" "$server"; } >&2 &
watch=$!
exec 3<&-
echo "$server"
wait "$server"
status=$?
kill -s KILL "$watch" 2>/dev/null
[ -z "$rubbish" ] || rm -rf -- "$rubbish"
exit "$status"

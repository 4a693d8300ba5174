# Functions to read the instance metadata service, version 2 (a session token first).
metadata_host=169.254.169.254
newline='
'
carriage_return=$(printf '\r')

# The token, in $metadata_session_token: the last line of the answer to a PUT, which wget cannot send
metadata_token() {
  answer=$(printf 'PUT /latest/api/token HTTP/1.0\r\nHost: %s\r\nX-aws-ec2-metadata-token-ttl-seconds: 21600\r\nContent-Length: 0\r\n\r\n' "$metadata_host" |
    nc -w 10 "$metadata_host" 80)
  case "$answer" in
    HTTP/1.?' 200 '*) metadata_session_token=${answer##*"$newline"} ;;
    *) return 1 ;;
  esac
}

# metadata_get PATH: prints what is there; fails where there is nothing
metadata_get() {
  wget -q -O - --header "X-aws-ec2-metadata-token: $metadata_session_token" "http://$metadata_host/latest/$1" 2>/dev/null
}

# One request of several of a connection: PATH, and what becomes of the connection
metadata_request() {
  printf 'GET /latest/%s HTTP/1.1\r\nHost: %s\r\nX-aws-ec2-metadata-token: %s\r\nConnection: %s\r\n\r\n' \
    "$1" "$metadata_host" "$metadata_session_token" "$2"
}

# The one that an answer's body, the line after its heading, is for. Bodies of a line end without one
metadata_body() {
  heading=${metadata_answers%%"$carriage_return$newline$carriage_return$newline"*}
  metadata_answers=${metadata_answers#*"$carriage_return$newline$carriage_return$newline"}
  body=${metadata_answers%%HTTP/1.1 *}
  metadata_answers=${metadata_answers#"$body"}
  case "$heading" in 'HTTP/1.1 200 '*) ;; *) body='' ;; esac
}

# What every first boot asks for, over one connection: $instance_id, $local_hostname and $public_key
metadata_facts() {
  metadata_answers=$({
    metadata_request meta-data/instance-id keep-alive
    metadata_request meta-data/local-hostname keep-alive
    metadata_request meta-data/public-keys/0/openssh-key close
  } | nc -w 10 "$metadata_host" 80)
  metadata_body
  instance_id=$body
  metadata_body
  local_hostname=$body
  metadata_body
  public_key=$body
}

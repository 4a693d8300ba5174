# Turns #cloud-config into a shell script, in the order in which cloud-init's modules run. Reads block style YAML:
# `key: value`, lists of `- item`, lists in brackets, and `|` blocks.

function quote(text) { gsub(/'/, "'\\''", text); return "'" text "'" }
function indent_of(line) { match(line, /^ */); return RLENGTH }
function trim(text) { sub(/^[ \t]+/, "", text); sub(/[ \t\r]+$/, "", text); return text }

# A scalar: quotes taken off, comments of plain ones cut
function scalar(text) {
  text = trim(text)
  if (text ~ /^".*"$/) {
    text = substr(text, 2, length(text) - 2)
    gsub(/\\n/, "\n", text); gsub(/\\t/, "\t", text); gsub(/\\"/, "\"", text); gsub(/\\\\/, "\\", text)
    return text
  }
  if (text ~ /^'.*'$/) { text = substr(text, 2, length(text) - 2); gsub(/''/, "'", text); return text }
  sub(/[ \t]+#.*$/, "", text)
  return text
}

# The words of a list in brackets, quoted for the shell
function bracket_words(text,    words, word, mark, i, c) {
  text = trim(text); text = substr(text, 2, length(text) - 2)
  words = ""; word = ""; mark = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (mark == "" && c == ",") { words = words " " quote(scalar(word)); word = ""; continue }
    if (mark == "" && (c == "\"" || c == "'")) mark = c
    else if (c == mark) mark = ""
    word = word c
  }
  return words " " quote(scalar(word))
}

# A `|` block that starts after line `at`: its text in block_text, its last line returned
function read_block(at, parent, keep_end,    margin) {
  block_text = ""; margin = -1
  while (at < lines) {
    if (line[at + 1] ~ /^[ \t\r]*$/) { at++; if (margin >= 0) block_text = block_text "\n"; continue }
    if (indent_of(line[at + 1]) <= parent) break
    at++
    if (margin < 0) margin = indent_of(line[at])
    block_text = block_text substr(line[at], margin + 1) "\n"
  }
  sub(/\n+$/, "\n", block_text)
  if (!keep_end) sub(/\n$/, "", block_text)
  return at
}

function command_item(text) {
  text = trim(text)
  return text ~ /^\[/ ? bracket_words(text) : scalar(text)
}

# Reads a list below line `at`; every item becomes a line of commands or keys. Returns the list's last line.
function read_list(at, kind,    text, margin) {
  items = 0; margin = -1
  while (at < lines && (line[at + 1] ~ /^[ \t]*(#.*)?$/ || line[at + 1] ~ /^ *- / || indent_of(line[at + 1]) > margin && margin >= 0)) {
    at++
    if (line[at] !~ /^ *- /) continue
    if (margin < 0) margin = indent_of(line[at])
    text = line[at]; sub(/^ *- /, "", text)
    if (trim(text) ~ /^[|>][-+]?$/) { at = read_block(at, margin, trim(text) !~ /-$/); item[++items] = block_text; continue }
    item[++items] = kind == "command" ? command_item(text) : scalar(text)
  }
  return at
}

# Reads write_files below line `at`: maps of path, content, permissions, owner, append, encoding
function read_files(at,    text, key, margin) {
  margin = -1
  while (at < lines && (line[at + 1] ~ /^[ \t]*(#.*)?$/ || line[at + 1] ~ /^ *- / || indent_of(line[at + 1]) > margin && margin >= 0)) {
    at++
    text = line[at]
    if (text ~ /^[ \t]*(#.*)?$/) continue
    if (text ~ /^ *- /) { margin = indent_of(text); files++; sub(/- /, "  ", text) }
    key = text; sub(/:.*$/, "", key); key = trim(key)
    sub(/^[^:]*:/, "", text)
    if (trim(text) ~ /^[|>][-+]?$/) { at = read_block(at, indent_of(line[at]) + (line[at] ~ /^ *- / ? 2 : 0), trim(text) !~ /-$/); file[files, key] = block_text }
    else file[files, key] = scalar(text)
  }
  return at
}

function emit_file(n,    path, how, decode) {
  path = quote(file[n, "path"])
  how = file[n, "append"] == "true" ? ">>" : ">"
  decode = file[n, "encoding"] ~ /^(b64|base64)$/ ? " | base64 -d" : ""
  out_files = out_files "mkdir -p \"$(dirname " path ")\"\nprintf '%s' " quote(file[n, "content"]) decode " " how " " path "\n"
  if (file[n, "permissions"] != "") out_files = out_files "chmod " quote(file[n, "permissions"]) " " path "\n"
  if (file[n, "owner"] != "") out_files = out_files "chown " quote(file[n, "owner"]) " " path "\n"
}

{ sub(/\r$/, ""); line[NR] = $0 }

END {
  lines = NR
  for (at = 1; at <= lines; at++) {
    if (line[at] ~ /^[ \t]*(#.*)?$/ || line[at] ~ /^---/) continue
    key = line[at]; value = line[at]
    sub(/:.*$/, "", key); sub(/^[^:]*:/, "", value)
    if (key == "hostname" || key == "fqdn") { name = scalar(value); if (key == "hostname" || host == "") host = name; sub(/\..*$/, "", host) }
    else if (key == "runcmd") { at = read_list(at, "command"); for (i = 1; i <= items; i++) run = run item[i] "\n" }
    else if (key == "bootcmd") { at = read_list(at, "command"); for (i = 1; i <= items; i++) boot = boot item[i] "\n" }
    else if (key == "ssh_authorized_keys") {
      at = read_list(at, "text")
      for (i = 1; i <= items; i++) keys = keys "for home in /root /home/admin; do echo " quote(item[i]) " >> \"$home/.ssh/authorized_keys\"; done\n"
    }
    else if (key == "write_files") at = read_files(at)
    else if (key == "final_message") {
      if (trim(value) ~ /^[|>][-+]?$/) { at = read_block(at, 0, 0); message = block_text } else message = scalar(value)
    }
    else {
      unknown = unknown " " key
      while (at < lines && (line[at + 1] ~ /^[ \t-]/ || line[at + 1] == "")) at++
    }
  }
  for (n = 1; n <= files; n++) emit_file(n)
  print "#!/bin/sh"
  if (unknown != "") print "echo 'drydock-micro: this image leaves these keys of #cloud-config alone:" unknown "'"
  printf "%s", boot
  if (host != "") print "echo " quote(host) " > /etc/hostname; hostname " quote(host)
  printf "%s%s%s", out_files, keys, run
  if (message != "") print "echo " quote(message)
}

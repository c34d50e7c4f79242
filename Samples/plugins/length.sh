#!/bin/sh
# A stage in shell: whether an article is short, medium or long, by the size of the line that it comes in. Plain sh, sed and printf.
# The id is copied as it stands in the request, JSON and all, so that no quoting can go wrong.
while IFS= read -r line; do
    case $line in
    '{"protocol":'*) printf '%s\n' '{"name":"length","version":1}'; continue ;;
    esac
    id=$(printf '%s\n' "$line" | sed 's/^{"id":\("\(\\.\|[^"\\]\)*"\),.*/\1/')
    size=${#line}
    if [ "$size" -lt 1000 ]; then class=short; elif [ "$size" -lt 10000 ]; then class=medium; else class=long; fi
    printf '{"id":%s,"layers":{"x-length":[{"class":"%s"}]}}\n' "$id" "$class"
done

interface Page {
  readonly NextToken?: string | undefined;
}

/** Everything that an operation lists, page by page. */
export async function allPages<Output extends Page, Item>(
  next: (token: { NextToken?: string }) => Promise<Output>,
  itemsOf: (page: Output) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await next(token === undefined ? {} : { NextToken: token });
    items.push(...(itemsOf(page) ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return items;
}

declare module "emoji:pictures" {
  const pictures: Record<string, string>;
  export default pictures;
}

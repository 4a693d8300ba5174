// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"arn":{"type":"string"},"description":{"type":"string"},"egress":{"type":"array","items":{"type":"object","properties":{"cidr_blocks":{"type":"array","items":{"type":"string"}},"description":{"type":"string"},"from_port":{"type":"integer"},"ipv6_cidr_blocks":{"type":"array","items":{"type":"string"}},"prefix_list_ids":{"type":"array","items":{"type":"string"}},"protocol":{"type":"string"},"security_groups":{"type":"array","items":{"type":"string"}},"self":{"type":"boolean"},"to_port":{"type":"integer"}},"additionalProperties":false}},"id":{"type":"string"},"ingress":{"type":"array","items":{"type":"object","properties":{"cidr_blocks":{"type":"array","items":{"type":"string"}},"description":{"type":"string"},"from_port":{"type":"integer"},"ipv6_cidr_blocks":{"type":"array","items":{"type":"string"}},"prefix_list_ids":{"type":"array","items":{"type":"string"}},"protocol":{"type":"string"},"security_groups":{"type":"array","items":{"type":"string"}},"self":{"type":"boolean"},"to_port":{"type":"integer"}},"additionalProperties":false}},"name":{"type":"string"},"name_prefix":{"type":"string"},"owner_id":{"type":"string"},"region":{"type":"string"},"revoke_rules_on_delete":{"type":"boolean"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tags_all":{"type":"object","additionalProperties":{"type":"string"}},"vpc_id":{"type":"string"},"timeouts":{"type":"object","properties":{"create":{"type":"string"},"delete":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.arn !== undefined){
if(typeof data.arn !== "string"){
const err1 = {instancePath:instancePath+"/arn",schemaPath:"#/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.egress !== undefined){
let data2 = data.egress;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(func1.call(schema32.properties.egress.items.properties, key1))){
const err3 = {instancePath:instancePath+"/egress/" + i0,schemaPath:"#/properties/egress/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data3.cidr_blocks !== undefined){
let data4 = data3.cidr_blocks;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
const err4 = {instancePath:instancePath+"/egress/" + i0+"/cidr_blocks/" + i1,schemaPath:"#/properties/egress/items/properties/cidr_blocks/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/egress/" + i0+"/cidr_blocks",schemaPath:"#/properties/egress/items/properties/cidr_blocks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data3.description !== undefined){
if(typeof data3.description !== "string"){
const err6 = {instancePath:instancePath+"/egress/" + i0+"/description",schemaPath:"#/properties/egress/items/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.from_port !== undefined){
let data7 = data3.from_port;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err7 = {instancePath:instancePath+"/egress/" + i0+"/from_port",schemaPath:"#/properties/egress/items/properties/from_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.ipv6_cidr_blocks !== undefined){
let data8 = data3.ipv6_cidr_blocks;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
if(typeof data8[i2] !== "string"){
const err8 = {instancePath:instancePath+"/egress/" + i0+"/ipv6_cidr_blocks/" + i2,schemaPath:"#/properties/egress/items/properties/ipv6_cidr_blocks/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/egress/" + i0+"/ipv6_cidr_blocks",schemaPath:"#/properties/egress/items/properties/ipv6_cidr_blocks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.prefix_list_ids !== undefined){
let data10 = data3.prefix_list_ids;
if(Array.isArray(data10)){
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
if(typeof data10[i3] !== "string"){
const err10 = {instancePath:instancePath+"/egress/" + i0+"/prefix_list_ids/" + i3,schemaPath:"#/properties/egress/items/properties/prefix_list_ids/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/egress/" + i0+"/prefix_list_ids",schemaPath:"#/properties/egress/items/properties/prefix_list_ids/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.protocol !== undefined){
if(typeof data3.protocol !== "string"){
const err12 = {instancePath:instancePath+"/egress/" + i0+"/protocol",schemaPath:"#/properties/egress/items/properties/protocol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.security_groups !== undefined){
let data13 = data3.security_groups;
if(Array.isArray(data13)){
const len4 = data13.length;
for(let i4=0; i4<len4; i4++){
if(typeof data13[i4] !== "string"){
const err13 = {instancePath:instancePath+"/egress/" + i0+"/security_groups/" + i4,schemaPath:"#/properties/egress/items/properties/security_groups/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/egress/" + i0+"/security_groups",schemaPath:"#/properties/egress/items/properties/security_groups/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.self !== undefined){
if(typeof data3.self !== "boolean"){
const err15 = {instancePath:instancePath+"/egress/" + i0+"/self",schemaPath:"#/properties/egress/items/properties/self/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data3.to_port !== undefined){
let data16 = data3.to_port;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err16 = {instancePath:instancePath+"/egress/" + i0+"/to_port",schemaPath:"#/properties/egress/items/properties/to_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/egress/" + i0,schemaPath:"#/properties/egress/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/egress",schemaPath:"#/properties/egress/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err19 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.ingress !== undefined){
let data18 = data.ingress;
if(Array.isArray(data18)){
const len5 = data18.length;
for(let i5=0; i5<len5; i5++){
let data19 = data18[i5];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key2 in data19){
if(!(func1.call(schema32.properties.ingress.items.properties, key2))){
const err20 = {instancePath:instancePath+"/ingress/" + i5,schemaPath:"#/properties/ingress/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data19.cidr_blocks !== undefined){
let data20 = data19.cidr_blocks;
if(Array.isArray(data20)){
const len6 = data20.length;
for(let i6=0; i6<len6; i6++){
if(typeof data20[i6] !== "string"){
const err21 = {instancePath:instancePath+"/ingress/" + i5+"/cidr_blocks/" + i6,schemaPath:"#/properties/ingress/items/properties/cidr_blocks/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/ingress/" + i5+"/cidr_blocks",schemaPath:"#/properties/ingress/items/properties/cidr_blocks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data19.description !== undefined){
if(typeof data19.description !== "string"){
const err23 = {instancePath:instancePath+"/ingress/" + i5+"/description",schemaPath:"#/properties/ingress/items/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data19.from_port !== undefined){
let data23 = data19.from_port;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err24 = {instancePath:instancePath+"/ingress/" + i5+"/from_port",schemaPath:"#/properties/ingress/items/properties/from_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data19.ipv6_cidr_blocks !== undefined){
let data24 = data19.ipv6_cidr_blocks;
if(Array.isArray(data24)){
const len7 = data24.length;
for(let i7=0; i7<len7; i7++){
if(typeof data24[i7] !== "string"){
const err25 = {instancePath:instancePath+"/ingress/" + i5+"/ipv6_cidr_blocks/" + i7,schemaPath:"#/properties/ingress/items/properties/ipv6_cidr_blocks/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/ingress/" + i5+"/ipv6_cidr_blocks",schemaPath:"#/properties/ingress/items/properties/ipv6_cidr_blocks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data19.prefix_list_ids !== undefined){
let data26 = data19.prefix_list_ids;
if(Array.isArray(data26)){
const len8 = data26.length;
for(let i8=0; i8<len8; i8++){
if(typeof data26[i8] !== "string"){
const err27 = {instancePath:instancePath+"/ingress/" + i5+"/prefix_list_ids/" + i8,schemaPath:"#/properties/ingress/items/properties/prefix_list_ids/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/ingress/" + i5+"/prefix_list_ids",schemaPath:"#/properties/ingress/items/properties/prefix_list_ids/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data19.protocol !== undefined){
if(typeof data19.protocol !== "string"){
const err29 = {instancePath:instancePath+"/ingress/" + i5+"/protocol",schemaPath:"#/properties/ingress/items/properties/protocol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data19.security_groups !== undefined){
let data29 = data19.security_groups;
if(Array.isArray(data29)){
const len9 = data29.length;
for(let i9=0; i9<len9; i9++){
if(typeof data29[i9] !== "string"){
const err30 = {instancePath:instancePath+"/ingress/" + i5+"/security_groups/" + i9,schemaPath:"#/properties/ingress/items/properties/security_groups/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/ingress/" + i5+"/security_groups",schemaPath:"#/properties/ingress/items/properties/security_groups/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data19.self !== undefined){
if(typeof data19.self !== "boolean"){
const err32 = {instancePath:instancePath+"/ingress/" + i5+"/self",schemaPath:"#/properties/ingress/items/properties/self/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data19.to_port !== undefined){
let data32 = data19.to_port;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err33 = {instancePath:instancePath+"/ingress/" + i5+"/to_port",schemaPath:"#/properties/ingress/items/properties/to_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/ingress/" + i5,schemaPath:"#/properties/ingress/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err36 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.name_prefix !== undefined){
if(typeof data.name_prefix !== "string"){
const err37 = {instancePath:instancePath+"/name_prefix",schemaPath:"#/properties/name_prefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.owner_id !== undefined){
if(typeof data.owner_id !== "string"){
const err38 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err39 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.revoke_rules_on_delete !== undefined){
if(typeof data.revoke_rules_on_delete !== "boolean"){
const err40 = {instancePath:instancePath+"/revoke_rules_on_delete",schemaPath:"#/properties/revoke_rules_on_delete/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.tags !== undefined){
let data38 = data.tags;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key3 in data38){
if(typeof data38[key3] !== "string"){
const err41 = {instancePath:instancePath+"/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.tags_all !== undefined){
let data40 = data.tags_all;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key4 in data40){
if(typeof data40[key4] !== "string"){
const err43 = {instancePath:instancePath+"/tags_all/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags_all/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/tags_all",schemaPath:"#/properties/tags_all/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.vpc_id !== undefined){
if(typeof data.vpc_id !== "string"){
const err45 = {instancePath:instancePath+"/vpc_id",schemaPath:"#/properties/vpc_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.timeouts !== undefined){
let data43 = data.timeouts;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key5 in data43){
if(!((key5 === "create") || (key5 === "delete"))){
const err46 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data43.create !== undefined){
if(typeof data43.create !== "string"){
const err47 = {instancePath:instancePath+"/timeouts/create",schemaPath:"#/properties/timeouts/properties/create/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data43.delete !== undefined){
if(typeof data43.delete !== "string"){
const err48 = {instancePath:instancePath+"/timeouts/delete",schemaPath:"#/properties/timeouts/properties/delete/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
